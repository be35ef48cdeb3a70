"""A program: `python -m tests.journeys.screens.content` gives every screen something to show.

It adds to the demonstration catalogue and prints, as JSON, what stands for the parameters of
addresses and with which session each role is signed in.
"""

import json
import sys
from datetime import date, timedelta
from typing import Any, Final

import django

django.setup()

from django.contrib.auth.models import Group  # noqa: E402 - Django must be set up first
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Page, TaskState, get_page_models  # noqa: E402
from wagtail.snippets.models import get_snippet_models  # noqa: E402

from catalogue_pages.activities.models import ActivityPage, Occurrence  # noqa: E402
from catalogue_pages.changes.models import Rejection  # noqa: E402
from catalogue_pages.exchange.models import ImportRun, State  # noqa: E402
from catalogue_pages.exchange.runs import steps  # noqa: E402
from catalogue_pages.exchange.runs.running import carry_out  # noqa: E402
from catalogue_pages.identity.arrangement import Kind  # noqa: E402
from catalogue_pages.identity.ensembles import Ensemble, Role  # noqa: E402
from catalogue_pages.identity.logos import Logo  # noqa: E402
from catalogue_pages.media.consents import Consent, Scope  # noqa: E402
from catalogue_pages.media.models import Attachment, Video  # noqa: E402
from catalogue_pages.media.withholding import withdraw  # noqa: E402
from catalogue_pages.providers.models import CataloguePage, ProviderPage  # noqa: E402
from catalogue_pages.vocabularies.models import Municipality, ProviderType  # noqa: E402
from demo.accounts import ADMINISTRATOR as SUPERUSER  # noqa: E402
from demo.accounts import PROVIDER, WRITES_FOR  # noqa: E402
from editorial.freshness import links  # noqa: E402
from editorial.freshness.models import Review  # noqa: E402
from editorial.freshness.rule import Stage  # noqa: E402
from editorial.freshness.verifying import hide  # noqa: E402
from editorial.moderation.models import ModerationTaskState  # noqa: E402
from editorial.moderation.queue import open_judgements  # noqa: E402
from mailing.models import Delivery  # noqa: E402
from people import inviting  # noqa: E402
from people.applications.models import ProviderApplication, Refusal  # noqa: E402
from people.applications.models import State as Asked  # noqa: E402
from people.models import Membership, User  # noqa: E402
from people.offering import applying  # noqa: E402
from people.roles import EDITOR, ROLES  # noqa: E402
from search.synonyms.models import SynonymGroup  # noqa: E402
from search.unfound.models import UnfoundQuery  # noqa: E402
from tests.catalogue_pages.exchange.files import csv_bytes, row  # noqa: E402
from tests.catalogue_pages.identity.making import make_ensemble, make_logo, svg  # noqa: E402
from tests.catalogue_pages.pictures import make_picture  # noqa: E402
from tests.journeys.screens.decisions import make_decisions, obliged  # noqa: E402
from workspace.pictures.collection import collection_of  # noqa: E402

LONG: Final = "Elektroenerģijas pašpatēriņa nodrošinājuma starpdisciplinārā eksperimentāldarbnīca"
"""A name with the longest words that a Latvian would write."""
LONG_PROVIDER: Final = (
    "Ziemeļkurzemes dabaszinātņu, inženierzinātņu un tehnoloģiju popularizēšanas apvienība"
)
NOW: Final = timezone.now()
TODAY: Final = timezone.localdate()


def make_content() -> dict[str, object]:
    """Make it all; returns the values of parameters, by `name parameter` or `parameter`."""
    provider = ProviderPage.objects.get(slug=WRITES_FOR)
    activity = _of_provider(provider)
    return {
        **_pages(provider, activity),
        **_materials(provider, activity),
        **_media(),
        **_people(provider),
        **_applications(provider),
        **_imports(),
        **_kept(),
        **_reviews(provider),
    }


def _of_provider(provider: ProviderPage) -> ActivityPage:
    """An activity of the demo provider that nobody has sent anywhere."""
    found: ActivityPage = ActivityPage.objects.child_of(provider).live().order_by("-path").first()
    return found


def _materials(provider: ProviderPage, activity: ActivityPage) -> dict[str, object]:
    return {
        **dict.fromkeys(
            ("materials:activity key", "materials:activity_file key"), activity.public_id
        ),
        **dict.fromkeys(
            ("materials:provider key", "materials:provider_file key"), provider.public_id
        ),
        "materials name": "lapa-a4.png",
    }


def _pages(provider: ProviderPage, activity: ActivityPage) -> dict[str, object]:
    catalogue = CataloguePage.objects.get()
    alone: Any = catalogue.add_child(
        instance=ProviderPage(name_lv=LONG_PROVIDER, provider_type=provider.provider_type)
    )
    draft: Any = alone.add_child(
        instance=ActivityPage(name_lv=LONG, live=False, kind=activity.kind, field=activity.field)
    )
    draft.save_revision(clean=False)
    for week in range(3):
        begins = NOW + timedelta(weeks=week)
        Occurrence.objects.create(activity=activity, starts_at=begins)
    activity.save_revision(clean=False).publish()
    ActivityPage.objects.filter(pk=activity.pk).update(summary_en="")
    judged = open_judgements().first()
    for state in open_judgements()[1:2]:
        _decide(state)
    return {
        "page_id": activity.pk,
        "moderation_judge page_id": judged.revision.object_id,
        **{
            f"{name} page_id": judged.revision.object_id for name in ("decision", "decision_window")
        },
        "task_state_id": judged.pk,
        "action_name": "reject",
        "public_id": activity.public_id,
        "draft": draft.pk,
        "alone": alone.pk,
        "language": "en",
        "code": "kas-notiek",
        **{
            model._meta.model_name: model.objects.live().order_by("-path")[0].pk
            for model in get_page_models()
            if model is not Page
        },
        "activitypage": activity.pk,
        "guarded_edit page_id": draft.pk,
    }


def _decide(state: ModerationTaskState) -> None:
    """Approve something, two days after it was asked."""
    state.task.specific.on_action(state, User.objects.get(username="redaktors"), "approve")
    ModerationTaskState.objects.filter(pk=state.pk).update(started_at=NOW - timedelta(days=2))
    assert TaskState.objects.filter(status=TaskState.STATUS_APPROVED).exists()


def _media() -> dict[str, object]:
    shown = make_picture(title="Skolēni ar robotu", shows_people=True)
    withheld = make_picture(title="Nometnes dalībnieki", shows_people=True)
    consents = [
        Consent.objects.create(
            picture=picture,
            scope=Scope.CATALOGUE,
            given_by="Skolēnu vecāki; lapas glabā skola",
            given_on=TODAY,
            expires_on=TODAY + timedelta(days=20),
            proof=ContentFile(b"%PDF-", name="piekrisana.pdf"),
        )
        for picture in (shown, withheld)
    ]
    withdraw(withheld)
    document = Attachment.objects.create(
        title="Darba lapa", file=ContentFile(b"%PDF-", name="lapa.pdf")
    )
    Video.objects.create(
        title_lv="Kā top robots", address="https://video.example/robots", poster=shown
    )
    return {
        "image_id": shown.pk,
        "withheld": withheld.pk,
        "document_id": document.pk,
        "wagtailimages_chooser pk": shown.pk,
        "consent_id": consents[0].pk,
    }


def _people(provider: ProviderPage) -> dict[str, object]:
    ilze = User.objects.create_user(
        "ilze", "ilze@rikotajs.example", first_name="Ilze", last_name="Vītola"
    )
    member = Membership.objects.create(person=ilze, provider=provider)
    editor = User.objects.get(groups__name=EDITOR.name)
    invited = inviting.invite(provider, "anna@rikotajs.example", "lv", editor)
    return {
        "provider": provider.pk,
        "provider_remove number": member.pk,
        "provider_withdraw number": invited.pk,
        "remove number": member.pk,
        "accept_invitation token": inviting.token(invited),
        **{
            f"{name} pk": ilze.pk
            for name in ("people_reset_second_factor", "people_erase", "wagtailusers_users")
        },
        "workspace:withdraw_invitation number": invited.pk,
        "workspace:remove number": member.pk,
        **_of_one_provider(provider),
    }


def _of_one_provider(provider: ProviderPage) -> dict[str, object]:
    """What stands below a provider's own address in the workspace."""
    run = steps.begin(
        steps.Upload(csv_bytes([row("sava")]), "savas.csv"),
        user=User.objects.get(username=PROVIDER.username),
        provider=provider,
    )
    picture = make_picture(title="Savs attēls", collection=collection_of(provider))
    files = ("import", "import_progress", "import_apply", "import_cancel")
    below = "one_picture renew_consent withdraw_consent upload invite bring_file"
    below += " withdraw_invitation remove leave files export_csv export_xlsx files_template"
    below += " provider_edit provider_send provider_take_back provider_preview provider_front_end"
    below += " provider_picture provider_question"
    numbers: dict[str, object] = dict.fromkeys(files, run.pk)
    numbers |= dict.fromkeys(("one_picture", "renew_consent", "withdraw_consent"), picture.pk)
    return {
        **{f"workspace:{name} public_id": provider.public_id for name in (*files, *below.split())},
        "workspace:provider_question code": "kas-jus-esat",
        **{f"workspace:{name} number": number for name, number in numbers.items()},
    }


def _applications(provider: ProviderPage) -> dict[str, object]:
    given: dict[str, Any] = {
        "provider_type": ProviderType.objects.all()[0],
        "municipality": Municipality.objects.all()[0],
        "contact_name": "Jānis Kļaviņš",
        "phone": "+371 20 000 000",
        "offers": "Ekskursijas un nodarbības 5.–9. klasei.",
        "consent_version": "1",
        "consent_text": "Piekrītu.",
        "confirmed_at": NOW - timedelta(days=1),
    }
    refused = {"reason": Refusal.UNFIT, "explanation": "Nav izglītojošu norišu."}
    asked: list[tuple[str, str, Asked, dict[str, Any]]] = [
        (LONG_PROVIDER, "40003000001", Asked.WAITING, {}),
        (LONG_PROVIDER, "40003000002", Asked.WAITING, {}),
        ("Parks", "40003000003", Asked.REFUSED, refused),
        ("Planetārijs", "40003000004", Asked.UNCONFIRMED, {}),
    ]
    waiting, *_others, unconfirmed = [
        ProviderApplication.objects.create(
            name_lv=name,
            email=f"{number}@example.org",
            state=state,
            registration_number=number,
            **given,
            **more,
        )
        for name, number, state, more in asked
    ]
    return {
        **{f"applications:{name} pk": waiting.pk for name in ("inspect", "approve", "refuse")},
        "offer_confirm token": applying.token(unconfirmed),
    }


def _imports() -> dict[str, object]:
    editor = User.objects.get(groups__name=EDITOR.name)
    good = csv_bytes([row("jauna", title_lv=LONG), row("otra")])
    faulty = csv_bytes([row("kļūda", grades_from="čett", price_eur="daudz"), row("laba")])
    checked = steps.begin(steps.Upload(good, "norises-2027.csv"), user=editor)
    refused = steps.begin(steps.Upload(faulty, f"{LONG}.csv"), user=editor)
    done = steps.begin(steps.Upload(csv_bytes([row("trešā")]), "gatavs.csv"), user=editor)
    steps.apply_later(done)
    carry_out(done.pk)
    waiting = ImportRun.objects.create(
        kind="activities", filename="gaida.csv", user=editor, state=State.WAITING, total=500, done=7
    )
    return {
        **{f"exchange:{name} pk": checked.pk for name in ("run", "apply", "cancel", "progress")},
        "refused": refused.pk,
        "done": done.pk,
        "waiting": waiting.pk,
        "kind": "activities",
        "form": "csv",
    }


def _snippets() -> dict[str, object]:
    """The first of each model that Wagtail lists as such."""
    models = {
        model: model._default_manager.order_by("pk").first() for model in get_snippet_models()
    }
    known: dict[str, object] = {
        f"{views}_{model._meta.app_label}_{model._meta.model_name} pk": first.pk
        for model, first in models.items()
        for views in ("wagtailsnippets", "wagtailsnippetchoosers")
    }
    return {
        **known,
        "question": known["wagtailsnippets_visibility_question pk"],
        "subscriber": known["wagtailsnippets_webhooks_subscriber pk"],
    }


def _kept() -> dict[str, object]:
    SynonymGroup.objects.create(words="dators\nkompjūters")
    plan = make_logo("Nacionālais attīstības plāns", Kind.PLAN, svg())
    ministry = make_logo("Izglītības un zinātnes ministrija", Kind.MINISTRY)
    poster = make_ensemble(Role.POSTER, plan, ministry)
    make_decisions(ActivityPage.objects.order_by("pk")[0])
    for back in range(4):
        UnfoundQuery.objects.create(
            words="astrobioloģija", language="lv", day=TODAY - timedelta(days=back)
        )
    late = NOW - timedelta(hours=3)
    for number, recipient, more in (
        (1, "kads@example.org", {"attempts": 3, "trouble": "Connection refused"}),
        (2, "nav@example.org", {"refused_at": NOW, "trouble": "550 No such user"}),
    ):
        Delivery.objects.create(
            event="reminder",
            key=str(number),
            recipient=recipient,
            message_id=f"<{number}@example.org>",
            subject="Pārbaudiet savas norises",
            text="…",
            html="…",
            written_at=late,
            **more,
        )
    return {**_snippets(), **_revised(plan), **_revised(poster), **obliged()}


def _revised(kept: Logo | Ensemble) -> dict[str, object]:
    revision = kept.save_revision()
    views = f"wagtailsnippets_identity_{kept._meta.model_name}"
    return dict.fromkeys(
        (f"{views} {name}" for name in ("revision_id", "revision_id_a", "revision_id_b")),
        revision.pk,
    )


def _reviews(provider: ProviderPage) -> dict[str, object]:
    due = TODAY - timedelta(days=3)
    others = ActivityPage.objects.live().not_child_of(provider).order_by("path")
    for number, activity in enumerate(others[10:16]):
        day = TODAY + timedelta(days=(-70, -40, -10, 5, 12, 25)[number])
        ActivityPage.objects.filter(pk=activity.pk).update(review_due=day)
    _hide(others[10], TODAY - timedelta(days=70))
    own = ActivityPage.objects.child_of(provider).live()
    own.update(review_due=due)
    person = User.objects.get(username=PROVIDER.username)
    link = links.Link(provider, person, Stage.DUE, due)
    return {"review_link token": links.address(link).rstrip("/").rpartition("/")[2]}


def _hide(activity: Any, due: date) -> None:
    fresh = ActivityPage.objects.get(pk=activity.pk)
    hide(fresh, Review.objects.create(activity=fresh, due=due), TODAY)


def sign_in() -> dict[str, str]:
    """The session of a person of each role, by the role's code."""
    usernames = {EDITOR.name: "redaktors"}
    people = {"superuser": User.objects.get(username=SUPERUSER.username)}
    people["provider"] = User.objects.get(username=PROVIDER.username)
    for role, name in zip(
        ROLES, ("administrator", "editor", "communications", "auditor"), strict=True
    ):
        person, _new = User.objects.get_or_create(
            username=usernames.get(role.name, name), defaults={"email": f"{name}@example.org"}
        )
        person.groups.add(Group.objects.get(name=role.name))
        people[name] = person
    return {name: _session(person) for name, person in people.items()}


def _session(person: User) -> str:
    client = Client()
    client.force_login(person)
    return str(client.cookies["sessionid"].value)


def main() -> None:
    """Add the content, index it, and print what a test must know."""
    values = make_content()
    sessions = sign_in()
    call_command("index", "rebuild", verbosity=0, stdout=sys.stderr)
    Rejection.objects.create(
        activity=str(values["public_id"]), position=1, reason="Apraksts ir par garu."
    )
    json.dump({"values": values, "sessions": sessions}, sys.stdout, default=str)


if __name__ == "__main__":
    main()
