"""A provider's import: drafts of its own activities, and not a word about anybody else's."""

from typing import Any

import pytest

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.exchange.applying.importing import apply
from catalogue_pages.exchange.exports import exporting
from catalogue_pages.exchange.plans.plan import Options, Plan
from catalogue_pages.exchange.plans.planning import plan_activities
from catalogue_pages.exchange.rows.columns import OF_EDITORS
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import ProviderType
from tests.catalogue_pages.exchange.files import Importing, csv_bytes, row, stored

NEW = {
    name: cell
    for name, cell in row("").items()
    if not name.startswith(("provider_", "external")) and name not in OF_EDITORS
}


@pytest.fixture
def own(importing: Importing) -> ProviderPage:
    importing(csv_bytes([row("manis"), row("sveša", **OTHERS)]).replace("sveša".encode(), b"svesa"))
    page: ProviderPage = ProviderPage.objects.get(name_lv="Tehnikas nams")
    return page


OTHERS = {
    "provider_name_lv": "Cits nams",
    "title_lv": "Sveša norise",
    "summary_lv": "Noslēpums.",
    "price_eur": "99",
}


def plan_of(own: ProviderPage, *rows: dict[str, str], **options: Any) -> Plan:
    return plan_activities(csv_bytes(rows), Options(provider=own, **options))


def told(plan: Plan) -> list[tuple[str, str, str]]:
    return [(one.column, one.expected, one.nearest) for one in plan.faults]


def test_new_rows_become_drafts_even_if_publishing_is_asked(own: ProviderPage) -> None:
    plan = plan_of(own, {**NEW, "title_lv": "Jauna norise"}, publish=True)
    assert plan.faults == []
    apply(plan, Options(provider=own, publish=True))
    page = ActivityPage.objects.get(name_lv="Jauna norise")
    assert not page.live
    assert page.external_id is None
    assert page.get_parent().pk == own.pk


def test_a_change_of_a_live_activity_waits_in_a_draft(own: ProviderPage) -> None:
    plan = plan_of(own, {**NEW, "external_id": "manis", "title_en": "Robots"}, publish=True)
    apply(plan, Options(provider=own))
    page = ActivityPage.objects.get(external_id="manis")
    assert (page.live, page.name_en) == (True, "Robotics workshop")
    assert page.get_latest_revision_as_object().name_en == "Robots"


def test_anothers_id_is_answered_like_one_that_nobody_has(own: ProviderPage) -> None:
    other = ActivityPage.objects.get(external_id="svesa")
    before = stored()
    answers = [
        told(plan_of(own, {**NEW, "external_id": key, "title_lv": "Nosaukums"}))
        for key in ("svesa", "neviena", str(other.public_id))
    ]
    assert answers[0] == answers[1] == answers[2]
    assert [column for column, _expected, _nearest in answers[0]] == ["external_id"]
    assert stored() == before


def test_anothers_name_is_answered_like_one_that_nobody_has(own: ProviderPage) -> None:
    answers = [
        told(plan_of(own, {**NEW, "provider_name_lv": name}))
        for name in ("Cits nams", "Nekā tāda nav")
    ]
    assert answers[0] == answers[1]
    assert [column for column, _expected, _nearest in answers[0]][:1] == ["provider_name_lv"]
    assert "Tehnikas nams" in answers[0][0][1]


def test_anothers_revision_lends_nothing(own: ProviderPage) -> None:
    other = ActivityPage.objects.get(external_id="svesa")
    version = str(other.latest_revision_id)
    plan = plan_of(own, {**NEW, "external_id": "manis", "price_eur": "5", "version": version})
    (step,) = plan.steps
    assert [(one.field, one.old, one.new) for one in step.differences] == [("price", "4.5", "5")]


def test_a_link_by_number_is_refused_unless_it_was_there(own: ProviderPage) -> None:
    other = ActivityPage.objects.get(external_id="svesa")
    linked = f'<p><a linktype="page" id="{other.pk}">saite</a></p>'
    plan = plan_of(own, {**NEW, "external_id": "manis", "description_lv": linked})
    assert [fault.column for fault in plan.faults] == ["description_lv"]
    page = ActivityPage.objects.get(external_id="manis")
    page.description_lv = linked
    page.save_revision().publish()
    export = exporting.activities(own)
    (cells,) = list(export.rows)
    again = plan_of(own, {**cells, "title_en": "Robots"})
    assert again.faults == []


def test_an_own_name_twice_is_no_second_activity(own: ProviderPage) -> None:
    twice = {**NEW, "title_lv": "Jauna"}
    plan = plan_of(own, NEW, twice, twice)
    assert [(fault.line, fault.column) for fault in plan.faults] == [
        (2, "title_lv"),
        (8, "title_lv"),
    ]


def test_a_locked_activity_is_left_alone(own: ProviderPage) -> None:
    ActivityPage.objects.filter(external_id="manis").update(locked=True)
    plan = plan_of(own, {**NEW, "external_id": "manis", "title_en": "Robots"})
    assert [fault.column for fault in plan.faults] == ["external_id"]


def test_its_export_holds_nothing_of_others(own: ProviderPage, catalogue: CataloguePage) -> None:
    publish(
        catalogue,
        ProviderPage(name_lv="Trešais", provider_type=ProviderType.objects.get(code="museum")),
    )
    text = b"".join(exporting.csv_chunks(exporting.activities(own))).decode()
    assert "Robotikas darbnīca" in text
    for secret in ("Cits nams", "Sveša", "Noslēpums", "svesa", "Trešais"):
        assert secret not in text
