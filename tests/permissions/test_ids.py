"""Ids and tokens of what is not there, or is not for whoever sends them."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import signing
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Municipality
from editorial.freshness import links
from editorial.freshness.rule import Stage
from people.applications.models import ProviderApplication
from people.groups import make_groups
from people.inviting import token as invitation_token
from people.models import Invitation, Membership, User
from people.offering.applying import token as application_token
from people.roles import AUDITOR, COMMUNICATIONS, EDITOR
from tests.catalogue_pages.forms import form_of
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider

pytestmark = pytest.mark.django_db
SECRET = "Slepena-norise"
MISSING = "999999"


@pytest.fixture
def provider() -> ProviderPage:
    make_groups()
    return make_provider(make_catalogue(), "Muzejs")


@pytest.fixture
def draft(provider: ProviderPage) -> ActivityPage:
    return make_activity(provider, SECRET, live=False)


def of(role: Any) -> Client:
    person = User.objects.create_user(role.name)
    person.groups.add(Group.objects.get(name=role.name))
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def body(kind: str, **values: str) -> dict[str, str]:
    """The Latvian text of one block, as the admin's form sends it."""
    block = {f"value-{name}" if name else "value": value for name, value in values.items()}
    named = {"type": kind, "deleted": "", "order": "0", "id": "", **block}
    return {"body_lv-count": "1", **{f"body_lv-0-{name}": value for name, value in named.items()}}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("picture", {"picture": MISSING, "caption": ""}),
        ("picture", {"picture": "-1", "caption": ""}),
        ("document", {"document": MISSING, "description": ""}),
        ("video", {"video": MISSING}),
    ],
)
def test_what_is_not_there_cannot_stand_in_a_text(
    draft: ActivityPage, kind: str, values: dict[str, str]
) -> None:
    client, path = of(EDITOR), f"/admin/pages/{draft.pk}/edit/"
    sent = form_of(client.get(path))
    answer = client.post(path, {**sent, **body(kind, **values)})
    assert answer.status_code in {200, 302}
    draft.refresh_from_db()
    written = json.dumps(draft.get_latest_revision().content["body_lv"])
    assert MISSING not in written
    assert client.get(f"/admin/pages/{draft.pk}/view_draft/").status_code == 200


def test_a_withheld_picture_in_a_text_is_not_shown(draft: ActivityPage) -> None:
    picture = make_picture()
    Picture.objects.filter(pk=picture.pk).update(withheld=True, title="Slepens-attels")
    client, path = of(EDITOR), f"/admin/pages/{draft.pk}/edit/"
    sent = form_of(client.get(path))
    client.post(path, {**sent, **body("picture", picture=str(picture.pk), caption="")})
    shown = client.get(f"/admin/pages/{draft.pk}/view_draft/")
    assert shown.status_code == 200
    assert "/media/images/" not in shown.text


@pytest.mark.parametrize("role", [AUDITOR, COMMUNICATIONS])
@pytest.mark.parametrize("given", ["csv", "xlsx"])
def test_a_report_is_not_exported_by_whom_it_is_not_shown(
    draft: ActivityPage, role: Any, given: str
) -> None:
    reports = ["languages", "workflow", "page-types-usage"]
    if role is COMMUNICATIONS:
        reports = ["audit", "letters", "freshness", "providers", "moderation", "site-history"]
    client = of(role)
    for report in reports:
        answer = client.get(f"/admin/reports/{report}/", {"export": given, "format": given})
        assert answer.status_code == 302, report
        assert answer.headers["Location"] == "/admin/"


def tokens(provider: ProviderPage) -> dict[str, str]:
    """A good token of each kind, by the beginning of the address that it belongs to."""
    person = User.objects.create_user("ilze", "ilze@example.org")
    Membership.objects.create(person=person, provider=provider)
    invitation = Invitation.objects.create(provider=provider, email="x@example.org")
    application = ProviderApplication.objects.create(
        name_lv=SECRET,
        registration_number="40000000000",
        provider_type=provider.provider_type,
        municipality=Municipality.objects.all()[0],
        email="y@example.org",
    )
    due = application.made_at.date()
    link = links.address(links.Link(provider, person, Stage.DUE, due))
    return {
        "uzaicinajums": invitation_token(invitation),
        "piedavat": application_token(application),
        "parbaude": link.rstrip("/").rsplit("/", 1)[1],
    }


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_token_opens_its_own_address_and_no_other(
    provider: ProviderPage, client: Client, language: str
) -> None:
    good = tokens(provider)
    for place in good:
        for kind, token in good.items():
            answer = client.get(f"/{language}/{place}/{token}/")
            assert (answer.status_code == 200) == (place == kind), (place, kind)
            changed = token[:-1] + ("A" if token[-1] != "A" else "B")
            for wrong in (changed, token + "x", token.swapcase(), signing.dumps([1], salt="x")):
                for method in (client.get, client.post):
                    refused = method(f"/{language}/{place}/{wrong}/")
                    assert refused.status_code == 404
                    assert SECRET not in refused.text


def test_a_draft_answers_nowhere_to_whom_it_is_not_shown(draft: ActivityPage) -> None:
    other = make_provider(draft.get_parent().get_parent().specific, "Observatorija")
    person = User.objects.create_user("cits", "cits@example.org")
    Membership.objects.create(person=person, provider=other)
    client = Client(raise_request_exception=True)
    client.force_login(person)
    for path in (
        f"/lv/katalogs/muzejs/{draft.slug}/",
        f"/en/katalogs/muzejs/{draft.slug}/",
        f"/lv/katalogs/muzejs/{draft.slug}/?preview=true&mode=lv",
        f"/api/v1/activities/{draft.public_id}",
        f"/api/v1/activities/{draft.pk}",
        f"/api/main/pages/{draft.pk}/",
        f"/api/v3/pages/{draft.pk}",
        f"/admin/pages/{draft.pk}/view_draft/",
        f"/admin/pages/{draft.pk}/revisions/{draft.latest_revision_id}/view/",
    ):
        answer = client.get(path)
        assert answer.status_code in {403, 404}, path
        assert SECRET not in answer.text
