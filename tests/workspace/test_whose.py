"""Nobody reaches what is another provider's, by any address of the workspace."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, get_resolver
from pytest_django import Settings
from wagtail.models import ReferenceIndex

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.models import ImportRun
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Field, Kind
from people.models import Invitation, Membership, User
from people.roles import EDITOR
from tests.search.content import make_picture
from tests.workspace.conftest import (
    address,
    draft,
    latest,
    person_of,
    pictured,
    sent_by,
    signed_in,
)
from workspace.guide.about_activities import ACTIVITY, LOOK
from workspace.guide.about_providers import PROVIDER
from workspace.pictures.collection import collection_of

SEEN = {200, 302}
READ_ONLY = {405}


@pytest.fixture(autouse=True)
def another_front_end(settings: Settings) -> None:
    """So that previews there have addresses, too."""
    settings.FRONT_END_PREVIEW_URL = "https://skola.example/?preview={token}"


def patterns() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the workspace, from the resolver itself."""
    for entry in get_resolver("workspace.urls").url_patterns:
        assert isinstance(entry, URLPattern)
        yield f"/lv/darbvieta/{entry.pattern}", entry


ADDRESSES = [path for path, _entry in patterns()]
OF_AN_OBJECT = [path for path in ADDRESSES if "<uuid:" in path]


def filled(path: str, activity: ActivityPage) -> str:
    """An address with its parameters; one that is new here must be given a value."""
    own = ProviderPage.objects.filter(pk=activity.get_parent().pk).first() if activity.pk else None
    of = activity if "norises/" in path or own is None else own
    numbered: Any = Membership.objects.filter(provider=own).first()
    if "uzaicinajumi/" in path and own is not None:
        numbered = Invitation.objects.create(provider=own, email="jauna@example.org")
    if "importi/" in path and own is not None:
        numbered = ImportRun.objects.create(provider=own, filename="norises.csv")
    if "atteli/" in path and own is not None:
        numbered = pictured(own)
    guide = ACTIVITY if "norises/" in path else PROVIDER
    values = {
        "<uuid:public_id>": str(of.public_id),
        "<int:number>": str(numbered.pk if numbered else 1),
        "<slug:code>": guide.questions[0].code,
        "<str:language>": "en",
    }
    for parameter, value in values.items():
        path = path.replace(parameter, value)
    assert "<" not in path, "give the new parameter a value"
    return path


def asked(client: Client, path: str, method: str) -> Any:
    return getattr(client, method)(path)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_who_is_not_signed_in_is_asked_to(
    activity: ActivityPage, client: Client, path: str, method: str
) -> None:
    answer = asked(client, filled(path, activity), method)
    if answer.status_code not in READ_ONLY:
        assert answer.status_code == 302
        assert "next=" in answer.headers["Location"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_an_editor_without_a_provider_is_told_so(
    activity: ActivityPage, path: str, method: str
) -> None:
    editor = User.objects.create_user("redaktore")
    editor.groups.add(Group.objects.get(name=EDITOR.name))
    answer = asked(signed_in(editor), filled(path, activity), method)
    assert answer.status_code in {403, *READ_ONLY}
    assert activity.name_lv not in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", OF_AN_OBJECT)
def test_anothers_activity_is_not_there(
    activity: ActivityPage, other_provider: ProviderPage, path: str, method: str
) -> None:
    client = signed_in(person_of(other_provider))
    theirs = asked(client, filled(path, activity), method)
    assert theirs.status_code in {404, *READ_ONLY}
    assert activity.name_lv not in theirs.content.decode()
    nothing = asked(client, filled(path, ActivityPage(public_id=uuid.uuid4())), method)
    assert nothing.status_code == theirs.status_code


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_ones_own_is_there_and_kept_private(
    activity: ActivityPage, mine: Client, path: str, method: str
) -> None:
    answer = asked(mine, filled(path, activity), method)
    assert answer.status_code in {*SEEN, 422, *READ_ONLY}
    if answer.status_code not in READ_ONLY:
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_who_was_removed_is_out_at_once(activity: ActivityPage, mine: Client, person: User) -> None:
    path = f"/lv/darbvieta/norises/{activity.public_id}/"
    assert mine.get(path).status_code == 200
    person.memberships.all().delete()
    assert mine.get(path).status_code == 403


@pytest.fixture
def theirs(other_provider: ProviderPage) -> dict[str, str]:
    """What another provider has, by what names it: an activity, a picture, people."""
    hidden = draft(other_provider, name_lv="Slepena-norise")
    picture = make_picture("green")
    picture.title = picture.alternative_text_lv = "Slepens-attels"
    picture.collection = collection_of(other_provider)
    picture.save()
    member = Membership.objects.get(provider=other_provider)
    invited = Invitation.objects.create(provider=other_provider, email="slepena@example.org")
    return {
        "activity": str(hidden.public_id),
        "page": str(hidden.pk),
        "provider": str(other_provider.public_id),
        "picture": str(picture.pk),
        "member": str(member.pk),
        "invitation": str(invited.pk),
    }


SECRETS = ("Slepena-norise", "Slepens-attels", "slepena@example.org", "Dabas māja")


@pytest.mark.parametrize("path", ADDRESSES)
def test_anothers_ids_in_a_query_show_nothing(
    activity: ActivityPage, mine: Client, theirs: dict[str, str], path: str
) -> None:
    own = filled(path, activity)
    names = ("id", "p", "page", "provider", "picture", "activity", "stavoklis", "next", "q")
    for value in theirs.values():
        answer = mine.get(own, dict.fromkeys(names, value))
        assert answer.status_code in {*SEEN, *READ_ONLY}
        said = b"".join(answer).decode(errors="replace")
        assert not [one for one in SECRETS if one in said]


def test_anothers_picture_cannot_be_chosen(
    activity: ActivityPage, mine: Client, theirs: dict[str, str]
) -> None:
    form = mine.get(address(activity, LOOK.code))
    assert not [one for one in SECRETS if one in form.text]
    chosen = sent_by(form, picture=theirs["picture"])
    for accepts in ("text/html", "application/json"):  # a press of the button, and by itself
        answer = mine.post(address(activity, LOOK.code), chosen, headers={"accept": accepts})
        assert answer.status_code == 422
        assert not [one for one in SECRETS if one in answer.text]
    assert latest(activity).picture is None


def test_nothing_is_begun_below_another_provider(mine: Client, theirs: dict[str, str]) -> None:
    before = ActivityPage.objects.count()
    answer = mine.post(
        "/lv/darbvieta/jauna/",
        {
            "provider": theirs["provider"],
            "name_lv": "Svešā",
            "kind": str(Kind.objects.get(code="workshop").pk),
            "field": str(Field.objects.get(code="technology").pk),
        },
    )
    assert answer.status_code == 422
    assert "Dabas māja" not in answer.text
    assert ActivityPage.objects.count() == before


@pytest.mark.parametrize(
    ("way", "number"),
    [("cilveki/{member}/iznemt/", "member"), ("uzaicinajumi/{invitation}/atsaukt/", "invitation")],
)
def test_anothers_person_or_invitation_is_not_found_below_ones_own_provider(
    provider: ProviderPage, mine: Client, theirs: dict[str, str], way: str, number: str
) -> None:
    for public_id in (provider.public_id, theirs["provider"]):
        path = f"/lv/darbvieta/rikotaji/{public_id}/{way.format(**theirs)}"
        assert mine.post(path).status_code == 404
    assert Membership.objects.filter(pk=theirs["member"]).exists()
    assert Invitation.objects.get(pk=theirs["invitation"]).withdrawn_at is None


def test_what_a_question_does_not_ask_is_not_written(
    activity: ActivityPage, mine: Client, theirs: dict[str, str]
) -> None:
    path = address(activity, LOOK.code)
    body = {
        "count": "1",
        "0-type": "picture",
        "0-order": "0",
        "0-deleted": "",
        "0-value-picture": theirs["picture"],
    }
    unasked = {
        **{
            f"body_{language}-{name}": value
            for language in ("lv", "en")
            for name, value in body.items()
        },
        **dict.fromkeys(("owner", "owner_id", "funding", "video"), theirs["member"]),
        **dict.fromkeys(("parent", "path", "alias_of", "pk", "id", "page_ptr"), theirs["page"]),
        "live": "true",
        "public_id": theirs["activity"],
        "slug": "cits",
        "name_lv": "Cits",
    }
    assert mine.post(path, sent_by(mine.get(path), **unasked)).status_code == 302
    written, page = latest(activity), ActivityPage.objects.get(pk=activity.pk)
    for one in (written, page):
        assert (one.pk, one.path, one.public_id) == (activity.pk, activity.path, activity.public_id)
        assert (one.slug, one.name_lv, one.live) == (activity.slug, activity.name_lv, False)
        assert (one.owner_id, one.alias_of_id) == (activity.owner_id, None)
        assert not one.body_lv
        assert not one.body_en
    assert not ReferenceIndex.get_references_to(Picture.objects.get(pk=theirs["picture"])).exists()


def test_markup_that_is_typed_names_nothing(
    activity: ActivityPage, mine: Client, theirs: dict[str, str]
) -> None:
    path = address(activity, "kas-notiek")
    asked = sent_by(mine.get(path))
    name = "description_lv" if "description_lv" in asked else "summary_lv"
    typed = (
        f'<embed embedtype="image" id="{theirs["picture"]}" format="left" alt=""/> '
        f'<a linktype="page" id="{theirs["page"]}">šeit</a> '
        f'<a linktype="document" id="1">fails</a>'
    )
    mine.post(path, {**asked, name: typed})
    written = str(getattr(latest(activity), name))
    assert "<embed" not in written
    assert "linktype" not in written.replace("&lt;a linktype", "")
    for language in ("lv", "en"):
        preview = mine.get(f"/lv/darbvieta/norises/{activity.public_id}/apskate/{language}/")
        assert preview.status_code == 200
        assert not [one for one in SECRETS if one in preview.text]


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example/", "/admin/", "x"])
def test_the_next_page_is_a_question_and_no_other(
    activity: ActivityPage, mine: Client, where: str
) -> None:
    path = address(activity, LOOK.code)
    answer = mine.post(path, sent_by(mine.get(path), next=where))
    assert answer.headers["Location"] == path
