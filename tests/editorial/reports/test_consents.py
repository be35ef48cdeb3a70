"""The report on consents: what ends soon, who agreed, and where the pictures are shown."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Consent, Scope
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import CataloguePage
from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.editorial.reports.test_reports import sheet
from tests.persons import in_group, make_person, signed_in
from tests.search.content import make_picture

REPORT = "/admin/reports/consents/"
WARNING = "The consent to 1 picture ends within 60 days."


def pictured(title: str, days: int | None, **values: Any) -> Picture:
    """A picture of people whose consent ends in so many days."""
    picture = make_picture("navy")
    Picture.objects.filter(pk=picture.pk).update(title=title, shows_people=True)
    if days is not None:
        today = timezone.localdate()
        Consent.objects.create(
            picture=Picture.objects.get(pk=picture.pk),
            scope=values.get("scope", Scope.CATALOGUE),
            given_by=values.get("given_by", "Skolēnu vecāki"),
            given_on=today - timedelta(days=400),
            expires_on=today + timedelta(days=days),
        )
    return Picture.objects.get(pk=picture.pk)


@pytest.fixture
def soon(catalogue: CataloguePage) -> Picture:
    return pictured("Drīz", 20)


@pytest.mark.parametrize("role", [ADMINISTRATOR, EDITOR, COMMUNICATIONS, AUDITOR])
def test_every_role_of_the_admin_sees_it(soon: Picture, role: Any) -> None:
    client = signed_in(in_group("persona", role.name))
    assert "Drīz" in client.get(REPORT).text
    home = client.get("/admin/").text
    assert WARNING in home
    assert REPORT in home


def test_providers_do_not(soon: Picture, ilze: User) -> None:
    assert signed_in(make_person("anna")).get(REPORT).status_code == 403


def test_states_and_filters(editor: Client, soon: Picture) -> None:
    pictured("Vēlāk", 200)
    pictured("Bez", None)
    pictured("Atskaitei", 200, scope=Scope.REPORTS)
    lost = pictured("Noņemts", -3)
    Picture.objects.filter(pk=lost.pk).update(withheld=True)
    rows = {row[0]: row[1] for row in sheet(editor, REPORT)[1:]}
    assert rows == {
        "Drīz": "ends within 60 days",
        "Vēlāk": "ends later",
        "Bez": "without a consent",
        "Atskaitei": "not shown any more",
        "Noņemts": "not shown any more",
    }
    assert [row[0] for row in sheet(editor, f"{REPORT}?state=soon")[1:]] == ["Drīz"]
    assert len(sheet(editor, f"{REPORT}?by=vec%C4%81ki")) == 5
    until = timezone.localdate() + timedelta(days=30)
    listed = sheet(editor, f"{REPORT}?ends_on_from={timezone.localdate()}&ends_on_to={until}")
    assert [row[0] for row in listed[1:]] == ["Drīz"]


def test_one_that_lasts_counts_before_one_that_was_withdrawn(editor: Client, soon: Picture) -> None:
    today = timezone.localdate()
    Consent.objects.create(
        picture=soon,
        scope=Scope.CATALOGUE,
        given_by="Cits",
        given_on=today,
        expires_on=today + timedelta(days=900),
        withdrawn_at=timezone.now(),
    )
    ((_title, state, _ends, by, _pages),) = sheet(editor, REPORT)[1:]
    assert (state, by) == ("ends within 60 days", "Skolēnu vecāki")


def test_it_says_where_it_is_shown(editor: Client, soon: Picture, activity: ActivityPage) -> None:
    activity.picture = soon
    activity.save_revision().publish()
    assert activity.title in editor.get(REPORT).text
    assert f"/admin/images/{soon.pk}/" in editor.get(REPORT).text
    assert sheet(editor, REPORT)[1][4] == activity.title
    csv = b"".join(editor.get(f"{REPORT}?export=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Drīz" in csv


def test_many_cost_the_same(editor: Client, soon: Picture) -> None:
    counts = []
    for number in range(2):
        editor.get(REPORT)
        with CaptureQueriesContext(connection) as asked:
            editor.get(REPORT)
        counts.append(len(asked))
        for one in range(5):
            pictured(f"Attēls {number} {one}", one)
    assert counts[0] == counts[1]
