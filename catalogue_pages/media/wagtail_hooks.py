"""Videos, consents and the choosing of pictures in the admin."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue_pages.bilingual.panels import BilingualPanel
from catalogue_pages.media.models import Attachment, Video
from catalogue_pages.media.rich_text import GivenDocumentLinkHandler
from catalogue_pages.media.rules import said_of_unseen
from catalogue_pages.media.views import document_file, proof


class VideoViewSet(SnippetViewSet):
    """Lists and edits videos."""

    model = Video
    icon = "media"
    menu_label = _("Videos")
    menu_order = 310
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "author", "licence"]
    search_fields: ClassVar = ["title_lv", "title_en", "author"]
    panels: ClassVar = [
        BilingualPanel("title"),
        MultiFieldPanel([FieldPanel("address"), FieldPanel("file")], heading=_("Where is it?")),
        FieldPanel("poster"),
        BilingualPanel("captions"),
        BilingualPanel("transcript"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("author"), FieldPanel("licence")]),
                FieldPanel("source"),
            ],
            heading=_("Rights"),
        ),
    ]


register_snippet(VideoViewSet)


@hooks.register("register_admin_urls")
def private_files() -> list[URLPattern]:
    """Where papers of consents and the files of withheld documents are."""
    return [
        path("consents/<int:consent_id>/proof/", proof, name="consent_proof"),
        path("documents/<int:document_id>/file/", document_file, name="document_file"),
    ]


@hooks.register("construct_image_chooser_queryset")
def nothing_withheld(pictures: QuerySet[Any], _request: HttpRequest) -> QuerySet[Any]:
    """Offer no picture that may not be shown."""
    return pictures.filter(withheld=False)


@hooks.register("before_edit_page")
def say_what_is_not_shown(request: HttpRequest, page: Page) -> None:
    """Above the form: which picture visitors do not see, and what to do about it."""
    if request.method == "GET":
        for sentence in said_of_unseen([page.pk]).get(page.pk, []):
            messages.warning(request, sentence)


@hooks.register("construct_document_chooser_queryset")
def no_document_withheld(documents: QuerySet[Any], _request: HttpRequest) -> QuerySet[Any]:
    """Offer no document that nobody gets."""
    return documents.filter(withheld=False)


@hooks.register("before_serve_document")
def keep_withheld_documents(document: Attachment, _request: HttpRequest) -> None:
    """Answer as if there were no such document. Raises Http404."""
    if document.withheld:
        raise Http404


@hooks.register("register_rich_text_features", order=10)
def link_to_what_is_given(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's own links to documents."""
    features.register_link_type(GivenDocumentLinkHandler)
