"""One of everything that an address of the admin can name."""

from typing import Any, Final

from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import (
    APIToken,
    Collection,
    Page,
    Site,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.models import ImportRun
from catalogue_pages.identity.arrangement import Kind
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Attachment, Picture, Video
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Municipality
from demo.filling import make_operation
from editorial.moderation.reasons import load_reasons
from editorial.moderation.workflow import make_workflow
from people.applications.models import ProviderApplication
from people.applications.models import State as ApplicationState
from people.models import Invitation, Membership, User
from search.synonyms.models import SynonymGroup
from tests.catalogue_pages.identity.making import make_ensemble, make_logo, svg
from tests.catalogue_pages.media.hostile import pdf
from tests.permissions.addresses import Values
from tests.search.content import (
    make_activity,
    make_catalogue,
    make_picture,
    make_provider,
    picture_file,
)
from tests.visibility.asked import make_question
from tests.webhooks.told import make_told
from visibility.models import AuditRun, Evidence, Obligation, PublicationException, Threshold
from visibility.obligations.making import bring_up_to_date
from workspace.pictures.collection import collection_of

SECRETS: Final = ("Slepena-norise", "slepena@example.org", "aicinata@example.org", "Slepens-attels")
"""What is another provider's: its draft's name, its people's addresses, its picture's title.

Without marks above letters, which JSON would write otherwise.
"""


_WHOLE: Final[dict[str, Any]] = {"price": 0, "by_arrangement": True}
"""What else an activity needs to be submitted."""


def make_content() -> Values:
    """One of everything; what is a provider's belongs to one of whom `make_own` knows nothing.

    Says what stands for each parameter of an address.
    """
    catalogue = make_catalogue()
    make_workflow()
    load_reasons()
    make_provider(catalogue, "Muzejs")
    observatory = make_provider(catalogue, "Observatorija")
    live = make_activity(observatory, "Zvaigžņu vakars")
    draft = make_activity(observatory, SECRETS[0], live=False, **_WHOLE)
    author = User.objects.create_superuser("autore")
    return {
        **_pages(live, draft),
        **_in_moderation(draft, author),
        **_media(),
        **_uploaded(author),
        **_worked_on(live, author),
        **_settings(live),
        **_kept(),
        **_asked(observatory),
        **_of_a_provider(observatory, draft, User.objects.create_user("slepena", SECRETS[1])),
        **_account(User.objects.create_user("cita")),
    }


def make_own(person: User) -> Values:
    """What belongs to the person, for the same parameters; to a provider's its activities too.

    The other roles have all pages alike, whoever made them.
    """
    provider = ProviderPage.objects.get(title="Muzejs")
    live = make_activity(provider, f"Robotikas darbnīca {person.pk}")
    own = {**_uploaded(person), **_worked_on(live, person), **_account(person)}
    if not person.memberships.exists():
        return own
    submitted = make_activity(provider, "Iesniegtā", live=False, owner=person, **_WHOLE)
    begun = make_activity(provider, "Iesāktā", live=False, owner=person, **_WHOLE)
    return {
        **own,
        **_pages(live, submitted),
        **_in_moderation(submitted, person),
        **_of_a_provider(provider, begun, User.objects.create_user(f"kolege-{person.pk}")),
    }


def _paper() -> ContentFile[bytes]:
    return ContentFile(pdf(lambda _made: None), name="lapa.pdf")


def _pages(live: ActivityPage, draft: ActivityPage) -> dict[str, object]:
    other = make_activity(live.get_parent().specific, f"Cita darbnīca {draft.pk}")
    alias = other.create_alias(update_slug=f"cita-{draft.pk}")
    return {
        "page_id": draft.pk,
        "wagtailadmin_pages:unpublish page_id": live.pk,
        "activity_series page_id": live.pk,
        "wagtailadmin_pages:lock page_id": other.pk,
        "wagtailadmin_pages:unlock page_id": other.pk,
        "wagtailadmin_pages:convert_alias page_id": alias.pk,
        "page_to_move_id": draft.pk,
        "destination_id": live.get_parent().pk,
        "parent_page_id": draft.get_parent().pk,
        **_above("providers/providerpage", live.get_parent().get_parent()),
        **_above("articles/contentpage", Site.objects.get().root_page),
        **_above("articles/projectpage", Site.objects.get().root_page),
        **_above("articles/accessibilitypage", Site.objects.get().root_page),
        **_above("articles/articleindexpage", Site.objects.get().root_page),
        "revision_id": draft.latest_revision_id,
        "wagtailadmin_pages:revisions_compare pk": draft.pk,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "content_type_app_name": "activities",
        "content_type_model_name": "activitypage",
        "wagtailadmin_pages:choose_parent app_label": "activities",
        "wagtailadmin_pages:choose_parent model_name": "activitypage",
        "wagtailadmin_api:pages:detail pk": draft.pk,
        "wagtailadmin_api:pages:action pk": draft.pk,
        "page_pk": draft.pk,
    }


def _above(kind: str, parent: Page) -> dict[str, object]:
    """Where a page of a kind may be added."""
    return {
        f"wagtailadmin_pages:{name}/{kind} parent_page_id": parent.pk
        for name in ("add", "preview_on_add")
    }


def _in_moderation(draft: ActivityPage, author: User) -> dict[str, object]:
    workflow = draft.get_workflow()
    if workflow is None:
        raise LookupError("No workflow stands above the catalogue.")
    state: WorkflowState = workflow.start(draft, author)
    task: TaskState = state.current_task_state
    return {
        "task_state_id": task.pk,
        "task_id": task.task_id,
        "workflow_state_id": state.pk,
        "workflow_pk": workflow.pk,
        "wagtailadmin_workflows:add_task app_label": task.task.specific._meta.app_label,
        "wagtailadmin_workflows:add_task model_name": task.task.specific._meta.model_name,
        **{
            f"wagtailadmin_workflows:{name} pk": Workflow.objects.latest("pk").pk
            for name in ("enable", "disable", "edit", "usage", "usage_results")
        },
        **{
            f"wagtailadmin_workflows:{name}_task pk": Task.objects.latest("pk").pk
            for name in ("enable", "disable", "edit")
        },
    }


def _media() -> dict[str, object]:
    picture = make_picture()
    Picture.objects.filter(pk=picture.pk).update(title=SECRETS[3])
    document = Attachment.objects.create(title="Lapa", file=_paper())
    Video.objects.create(title_lv="Filma", address="https://v.example", poster=make_picture("red"))
    return {
        "image_id": picture.pk,
        "filter_spec": "width-10",
        "document_id": document.pk,
        "doc_id": document.pk,
        "wagtailadmin_api:images:detail pk": picture.pk,
        "wagtailadmin_api:documents:detail pk": document.pk,
        "wagtailimages_chooser:chosen pk": picture.pk,
        "wagtaildocs_chooser:chosen pk": document.pk,
        "app_name": "media",
        "wagtailadmin_tag_model_autocomplete model_name": "picture",
    }


def _uploaded(person: User) -> dict[str, object]:
    """What a person has sent and not yet said everything about."""
    waiting = {
        kind: UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model),
            file=file,
            uploaded_by_user=person,
        ).pk
        for kind, model, file in (
            ("docs", Attachment, _paper()),
            ("images", Picture, picture_file()),
        )
    }
    return {
        "wagtaildocs:create_multiple_from_uploaded_document uploaded_file_id": waiting["docs"],
        "wagtaildocs:delete_upload_multiple uploaded_file_id": waiting["docs"],
        "wagtailimages:create_multiple_from_uploaded_image uploaded_file_id": waiting["images"],
        "wagtailimages:delete_upload_multiple uploaded_file_id": waiting["images"],
    }


def _worked_on(live: ActivityPage, person: User) -> dict[str, object]:
    """What a person is at: a page that is open, a file that was sent."""
    session = EditingSession.objects.create(
        user=person, content_object=live, last_seen_at=timezone.now()
    )
    run = ImportRun.objects.create(kind="activities", filename="a.csv", user=person)
    return {
        "session_id": session.pk,
        "wagtailadmin_editing_sessions:ping app_label": "wagtailcore",
        "wagtailadmin_editing_sessions:ping model_name": "page",
        "object_id": live.pk,
        **{f"exchange:{name} pk": run.pk for name in ("run", "apply", "cancel", "progress")},
    }


def _account(person: User) -> dict[str, object]:
    names = ("edit", "delete", "history", "history_results", "usage", "copy")
    token = APIToken.create_token(user=person, name="Rīks")[0]
    return {
        **{f"wagtailusers_users:{name} pk": person.pk for name in names},
        **{f"wagtailusers_api_tokens:{name} pk": token.pk for name in names},
        "people_reset_second_factor pk": person.pk,
        "people_erase pk": person.pk,
    }


_OF_PICTURES: Final = ("one_picture", "renew_consent", "withdraw_consent")
_OF_FILES: Final = ("import", "import_progress", "import_apply", "import_cancel")
_OF_PROVIDERS: Final = (
    *("invite", "withdraw_invitation", "remove", "leave", "upload", "bring_file"),
    *("provider_edit", "provider_send", "provider_take_back", "provider_preview"),
    "provider_front_end",
    *("provider_picture", "provider_question", "export_csv", "export_xlsx"),
    *_OF_PICTURES,
    *_OF_FILES,
)
"""Addresses of the workspace that are about a provider and not about an activity."""


def _of_a_provider(
    provider: ProviderPage, draft: ActivityPage, colleague: User
) -> dict[str, object]:
    """What is in the workspace: an activity, the provider itself, a person, an invitation."""
    member = Membership.objects.create(person=colleague, provider=provider)
    run = ImportRun.objects.create(provider=provider, filename="norises.csv")
    picture = make_picture("red")
    picture.collection = collection_of(provider)
    picture.save()
    invitation = Invitation.objects.create(
        provider=provider, email=SECRETS[2] if colleague.email else f"{colleague.pk}@example.org"
    )
    return {
        "public_id": draft.public_id,
        "language": "en",
        **{f"workspace:{name} public_id": provider.public_id for name in _OF_PROVIDERS},
        **{f"workspace:{name} number": picture.pk for name in _OF_PICTURES},
        **{f"workspace:{name} number": run.pk for name in _OF_FILES},
        "workspace:withdraw_invitation number": invitation.pk,
        "workspace:remove number": member.pk,
        "provider": provider.pk,
        "provider_remove number": member.pk,
        "provider_withdraw number": invitation.pk,
    }


def _asked(provider: ProviderPage) -> dict[str, object]:
    """What an applicant has asked for, and what was agreed about a picture."""
    application = ProviderApplication.objects.create(
        name_lv="Parks",
        registration_number="40000000000",
        provider_type=provider.provider_type,
        municipality=Municipality.objects.all()[0],
        email="y@example.org",
        state=ApplicationState.WAITING,
    )
    consent = Consent.objects.create(
        picture=make_picture("green"),
        scope="catalogue",
        given_by="Skola",
        given_on=timezone.localdate(),
        expires_on=timezone.localdate(),
        proof=_paper(),
    )
    return {
        **{f"applications:{name} pk": application.pk for name in ("inspect", "approve", "refuse")},
        "consent_id": consent.pk,
    }


def _settings(live: ActivityPage) -> dict[str, object]:
    collection = Collection.get_first_root_node().add_child(name="Krājums")
    redirect = Redirect.objects.create(old_path="/sen", redirect_page=live)
    query = Query.get("roboti")
    SearchPromotion.objects.create(query=query, page=live)
    site = Site.objects.get()
    known: dict[str, Any] = {
        "collection_id": collection.pk,
        "redirect_id": redirect.pk,
        "query_id": query.pk,
        "uidb64": "MQ",
        "token": "x-y",
    }
    groups: dict[str, Any] = {"wagtailsites": site}
    groups["wagtailusers_groups"] = Group.objects.latest("pk")
    for namespace, instance in groups.items():
        for name in ("edit", "delete", "history", "history_results", "usage", "copy"):
            known[f"{namespace}:{name} pk"] = instance.pk
    for name in ("edit", "delete"):
        known[f"wagtailadmin_collections:{name} pk"] = collection.pk
    return known


def _kept() -> dict[str, object]:
    """The snippets: one of each model that Wagtail shows as such."""
    SynonymGroup.objects.create(words="dators\nkompjūters")
    Threshold.objects.create(rule="V6", value=7, reason="Vadlīnijas")
    AuditRun.objects.create(views=7, passed=280, failed_must=1, failed_others=0, incomplete=0)
    make_question()
    make_told()
    PublicationException.objects.create(
        page=ActivityPage.objects.order_by("pk")[0],
        rule="V2-written",
        reason="Nosaukums",
        ends_on=timezone.localdate(),
    )
    known: dict[str, object] = _obliged()
    plan = make_logo("Plāns", Kind.PLAN, svg())
    for kept in (plan, make_ensemble(Role.POSTER, plan)):
        revision = kept.save_revision()
        views = f"wagtailsnippets_identity_{kept._meta.model_name}"
        for name in (
            *("compare revision_id_a", "compare revision_id_b"),
            *("revert revision_id", "view revision_id"),
        ):
            known[f"{views}:revisions_{name}"] = revision.pk
    for model in apps.get_models():
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        first = model._default_manager.first() if not issubclass(model, Page) else None
        if first is None:
            continue
        for name in _SNIPPET_VIEWS:
            known[f"wagtailsnippets_{label}:{name} pk"] = first.pk
        for name in ("chosen", "choose"):
            known[f"wagtailsnippetchoosers_{label}:{name} pk"] = first.pk
    return known


def _obliged() -> dict[str, object]:
    """An operation, what it obliges to, and what shows that it was done."""
    operation = make_operation()
    bring_up_to_date(timezone.localdate())
    obligation = Obligation.objects.order_by("pk")[0]
    proof = Evidence.objects.create(obligation=obligation, file=_paper())
    return {
        "obligation_evidence number": obligation.pk,
        "obligation_evidence_file number": proof.pk,
        "operation_figures number": operation.pk,
        "operation_material number": operation.pk,
    }


_SNIPPET_VIEWS = (
    *("copy", "delete", "edit", "history", "history_results", "usage", "inspect"),
    *("preview_on_edit", "revisions_compare", "revisions_revert", "revisions_view"),
    *("answer", "picture"),
    *("test", "secret", "rotate", "again"),
)
