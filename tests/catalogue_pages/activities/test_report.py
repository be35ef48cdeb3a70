"""Editors find every activity without English, and see how complete each language is."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from people.models import User

pytestmark = pytest.mark.usefixtures("activity")


@pytest.fixture
def bilingual(activity: ActivityPage) -> ActivityPage:
    """Return a second activity, which says in English what it must."""
    page: ActivityPage = activity.copy(update_attrs={"slug": "otra"})
    page.name_lv, page.name_en, page.summary_en = "Otrā", "The other", "Pupils sing."
    page.save_revision().publish()
    return page


def rows(admin: Client, **query: str) -> list[dict[str, str]]:
    address = reverse("languages_report")
    answer = admin.get(address, {**query, "export": "csv"}, headers={"accept-language": "en"})
    text = answer.getvalue().decode()
    return list(csv.DictReader(StringIO(text)))


def test_those_without_english_are_found(admin: Client, bilingual: ActivityPage) -> None:
    assert len(rows(admin)) == 2
    (found,) = rows(admin, without="en")
    assert "Robotikas darbnīca" in found.values()
    assert "Tehnikas nams" in found.values()
    assert rows(admin, without="lv") == []
    page = admin.get(reverse("languages_report"), {"without": "en"}).content.decode()
    assert "Robotikas darbnīca" in page
    assert "Otrā" not in page


def test_they_are_found_by_provider(admin: Client, provider: ProviderPage) -> None:
    other = provider.copy(update_attrs={"slug": "cits"}, recursive=False)
    assert len(rows(admin, without="en", provider=str(provider.pk))) == 1
    assert rows(admin, without="en", provider=str(other.pk)) == []


def test_drafts_that_nobody_sees_are_left_out(admin: Client, activity: ActivityPage) -> None:
    activity.unpublish()
    assert rows(admin) == []


def test_it_is_exported_as_a_workbook(admin: Client, bilingual: ActivityPage) -> None:
    answer = admin.get(reverse("languages_report"), {"export": "xlsx"})
    content = answer.getvalue()
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert sheet.max_row == 3


def test_its_queries_do_not_grow_with_its_rows(admin: Client, activity: ActivityPage) -> None:
    address = reverse("languages_report_results")
    admin.get(address)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(
            connection,
        ) as one:
            admin.get(address)
        counts.append(len(one))
        for copy in range(4):
            activity.copy(update_attrs={"slug": f"kopija-{number}-{copy}"})
    assert counts[0] == counts[1]


def test_it_is_for_those_who_edit(admin: Client) -> None:
    admin.force_login(User.objects.create_user("skolotaja"))
    assert admin.get(reverse("languages_report")).status_code == 403
