"""Videos in the admin."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue_pages.bilingual.panels import BilingualPanel
from catalogue_pages.media.models import Video


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
