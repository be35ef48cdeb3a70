"""Importing activities: what stands afterwards, and what people's changes survive."""

from decimal import Decimal

import pytest
from django.utils import translation

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import Grade
from tests.catalogue_pages.exchange.files import GOOD, Importing, codes, csv_bytes, row, stored


def activity(external_id: str = "robotika") -> ActivityPage:
    page: ActivityPage = ActivityPage.objects.get(external_id=external_id)
    return page


def edit(page: ActivityPage, *, publish: bool = True, **values: object) -> None:
    """Change a page as an editor does: a new revision on top of the newest."""
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    revision = draft.save_revision()
    if publish:
        revision.publish()


@pytest.mark.parametrize("language", ["lv", "en"])
def test_a_row_becomes_a_published_bilingual_page(importing: Importing, language: str) -> None:
    with translation.override(language):
        report = importing(csv_bytes([GOOD]))
    assert (report["created"], report["faults"], report["failed"]) == (1, [], "")
    page = activity()
    assert page.live
    assert not page.has_unpublished_changes
    assert page.latest_revision_id == page.live_revision_id
    assert (page.name_lv, page.name_en) == ("Robotikas darbnīca", "Robotics workshop")
    assert (page.title, page.slug) == ("Robotikas darbnīca", "robotikas-darbnica")
    assert page.summary_lv == GOOD["summary_lv"]
    assert page.summary_en == GOOD["summary_en"]
    assert page.description_lv == "<p>Darbs notiek pa pāriem.</p><p>Robots paliek darbnīcā.</p>"
    assert page.description_en in (None, "")
    assert (page.kind.code, page.field.code) == ("workshop", "technology")
    assert codes(page, "grades") == ["4", "5", "6"]
    assert codes(page, "formats") == ["at-provider"]
    assert codes(page, "languages") == ["lv", "en"]
    assert codes(page, "subjects") == ["engineering", "computing"]
    assert codes(page, "accessibility") == ["wheelchair"]
    assert (page.duration_minutes, page.group_min, page.group_max) == (90, 10, 25)
    assert (page.price, page.price_unit, page.covered) == (Decimal("4.50"), "pupil", None)
    assert getattr(page.municipality, "code", None) == "cesu-novads"
    assert (page.latitude, page.longitude) == (Decimal("57.312"), Decimal("25.274"))
    assert (page.source_url, page.source_year) == (GOOD["source_url"], "2024")
    assert not page.demonstration


def test_its_provider_is_made_once_and_found_again(importing: Importing) -> None:
    report = importing(csv_bytes([row("a"), row("b", provider_name_lv="TEHNIKAS  nams")]))
    assert report["providers_created"] == ["Tehnikas nams"]
    provider = ProviderPage.objects.get()
    assert provider.live
    assert (provider.name_en, provider.provider_type.code) == ("House of Technology", "museum")
    assert provider.municipality is None
    importing(csv_bytes([row("c", provider_type="")]))
    assert ProviderPage.objects.count() == 1
    assert provider.get_children().count() == 3


@pytest.mark.parametrize(
    ("cells", "venue", "served", "serves_all"),
    [
        ({"format": "at_provider"}, "cesu-novads", [], False),
        ({"format": "outdoor"}, "cesu-novads", [], False),
        ({"format": "at_school"}, None, ["cesu-novads"], False),
        ({"format": "at_school", "municipalities_served": "all"}, None, [], True),
        (
            {"format": "at_school", "municipalities_served": "Rīga; Ogres novads"},
            None,
            ["ogres-novads", "riga"],
            False,
        ),
        ({"format": "at_provider;at_school"}, "cesu-novads", ["cesu-novads"], False),
        ({"format": "online"}, None, [], False),
    ],
)
def test_where_it_happens_decides_its_place(
    importing: Importing,
    cells: dict[str, str],
    venue: str | None,
    served: list[str],
    serves_all: bool,
) -> None:
    importing(csv_bytes([row(**cells)]))
    page = activity()
    assert (page.municipality.code if page.municipality else None) == venue
    assert (page.latitude is not None) == (venue is not None)
    assert codes(page, "municipalities_served") == served
    assert page.serves_all == serves_all


def test_preschool_is_grade_zero(importing: Importing) -> None:
    importing(csv_bytes([row(grades_from="0", grades_to="2")]))
    assert codes(activity(), "grades") == ["preschool", "1", "2"]


@pytest.mark.parametrize("price", ["", "0", "0.00"])
def test_an_empty_price_is_unknown_and_zero_is_free(importing: Importing, price: str) -> None:
    importing(csv_bytes([row(price_eur=price)]))
    assert activity().price == (Decimal(0) if price else None)


def test_markup_in_a_description_is_text(importing: Importing) -> None:
    importing(csv_bytes([row(description_lv="1 < 2 & <script>alert(1)</script>")]))
    assert activity().description_lv == (
        "<p>1 &lt; 2 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>"
    )


@pytest.mark.parametrize("options", [(), ("--draft",), ("--force",), ("--demonstration",)])
def test_a_second_import_changes_nothing(importing: Importing, options: tuple[str, ...]) -> None:
    content = csv_bytes([row("a"), row("b", format="at_school", price_eur="")])
    importing(content, *options)
    before = stored()
    report = importing(content, *options)
    assert (report["created"], report["updated"], report["unchanged"]) == (0, 0, 2)
    assert (report["kept"], report["steps"], report["providers_created"]) == ([], [], [])
    assert stored() == before


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + csv_bytes([GOOD]),
        csv_bytes([GOOD]).replace(b"\n", b"\r\n"),
        csv_bytes([GOOD]) + b"\n\n" + b"," * (len(GOOD) - 1) + b"\n",
        csv_bytes([{name: f"  {cell} " for name, cell in GOOD.items()}]),
        csv_bytes([dict(reversed(GOOD.items()))]),
    ],
    ids=["byte order mark", "line ends of Windows", "blank lines", "spaces", "column order"],
)
def test_spreadsheets_may_write_the_file_in_their_way(importing: Importing, content: bytes) -> None:
    assert importing(content)["created"] == 1
    assert activity().name_lv == "Robotikas darbnīca"


def test_a_column_that_is_not_in_the_file_is_left_alone(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    without = {name: cell for name, cell in GOOD.items() if name not in ("price_eur", "subjects")}
    report = importing(csv_bytes([{**without, "duration_minutes": ""}]))
    assert [one["field"] for one in report["steps"][0]["fields"]] == ["duration_minutes"]
    page = activity()
    assert page.duration_minutes is None
    assert page.price == Decimal("4.50")
    assert codes(page, "subjects") == ["engineering", "computing"]


def test_an_update_keeps_the_page_its_public_id_and_its_address(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    before = activity()
    report = importing(csv_bytes([row(title_lv="Robotu darbnīca", price_eur="5")]))
    assert (report["created"], report["updated"]) == (0, 1)
    after = activity()
    assert (after.pk, after.public_id, after.slug) == (before.pk, before.public_id, before.slug)
    assert (after.name_lv, after.title) == ("Robotu darbnīca", "Robotu darbnīca")
    assert after.price == Decimal(5)


def test_a_dry_run_tells_each_field_and_changes_nothing(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    before = stored()
    changed = [row(title_en="Robots", grades_to="5"), row("jauna", provider_name_lv="Cits nams")]
    report = importing(csv_bytes(changed), "--dry-run")
    assert (report["applied"], report["created"], report["updated"]) == (False, 1, 1)
    assert report["providers_created"] == ["Cits nams"]
    assert report["steps"][0]["fields"] == [
        {"field": "name_en", "old": "Robotics workshop", "new": "Robots"},
        {"field": "grades", "old": ["4", "5", "6"], "new": ["4", "5"]},
    ]
    assert stored() == before


def test_good_rows_are_imported_beside_faulty_ones_when_told(importing: Importing) -> None:
    report = importing(csv_bytes([row("a"), row("b", kind="x"), row("c")]), "--skip-faulty")
    assert (report["applied"], report["created"], report["failed"]) == (True, 2, "")
    assert [fault["line"] for fault in report["faults"]] == [5]
    assert set(ActivityPage.objects.values_list("external_id", flat=True)) == {"a", "c"}


def test_what_an_editor_changed_is_kept_and_said(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    edit(
        activity(),
        summary_lv="Labots kopsavilkums.",
        grades=list(Grade.objects.filter(code="12")),
    )
    changed = row(summary_lv="No faila.", title_lv="No faila", grades_to="7")
    report = importing(csv_bytes([changed]))
    assert [one["field"] for one in report["steps"][0]["fields"]] == ["name_lv"]
    assert {one["field"]: one["new"] for one in report["kept"]} == {
        "summary_lv": "No faila.",
        "grades": ["4", "5", "6", "7"],
    }
    assert activity().summary_lv == "Labots kopsavilkums."
    assert codes(activity(), "grades") == ["12"]
    assert activity().name_lv == "No faila"
    importing(csv_bytes([changed]))
    assert activity().summary_lv == "Labots kopsavilkums.", "kept the second time too"


def test_force_overwrites_what_an_editor_changed(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    edit(activity(), summary_lv="Labots kopsavilkums.")
    report = importing(csv_bytes([GOOD]), "--force")
    assert [one["field"] for one in report["steps"][0]["fields"]] == ["summary_lv"]
    assert activity().summary_lv == GOOD["summary_lv"]


def test_an_editor_who_agrees_with_the_file_has_changed_nothing(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    edit(activity(), price=Decimal(6))
    importing(csv_bytes([row(price_eur="6")]))
    report = importing(csv_bytes([row(price_eur="7")]))
    assert report["kept"] == []
    assert activity().price == Decimal(7)


def test_drafts_are_published_by_a_later_import(importing: Importing) -> None:
    importing(csv_bytes([GOOD]), "--draft")
    assert not activity().live
    importing(csv_bytes([GOOD]))
    assert activity().live


def test_a_draft_of_changes_leaves_the_public_page(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    importing(csv_bytes([row(title_en="Robots")]), "--draft")
    assert activity().name_en == "Robotics workshop"
    assert activity().get_latest_revision_as_object().name_en == "Robots"
    importing(csv_bytes([row(title_en="Robots")]))
    assert activity().name_en == "Robots"


def test_somebodys_open_draft_is_neither_lost_nor_published(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    edit(activity(), publish=False, summary_lv="Pusratā", topics_lv="pusratā")
    report = importing(csv_bytes([row(title_en="Robots")]))
    assert report["steps"][0]["held_back"] == "draft"
    page = activity()
    assert (page.name_en, page.summary_lv) == ("Robotics workshop", GOOD["summary_lv"])
    draft = page.get_latest_revision_as_object()
    assert (draft.name_en, draft.summary_lv) == ("Robots", "Pusratā")
    again = importing(csv_bytes([row(title_en="Robots again")]))
    assert again["steps"][0]["held_back"] == "draft"
    assert activity().name_en == "Robotics workshop"


def test_a_file_without_the_column_leaves_the_municipalities_served(importing: Importing) -> None:
    """The municipality of a row speaks for new pages, not for those that know more."""
    whole = row(format="at_school", municipalities_served="all", latitude="", longitude="")
    importing(csv_bytes([whole]))
    without = {name: cell for name, cell in whole.items() if name != "municipalities_served"}
    importing(csv_bytes([{**without, "title_en": "Robots"}]))
    assert (activity().name_en, activity().serves_all) == ("Robots", True)
    importing(csv_bytes([{**without, "external_id": "jauna"}]))
    new = ActivityPage.objects.get(external_id="jauna")
    assert codes(new, "municipalities_served") == ["cesu-novads"]


def test_what_an_editor_unpublished_stays_so(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    activity().unpublish()
    report = importing(csv_bytes([row(title_en="Robots")]))
    assert report["steps"][0]["held_back"] == "unpublished"
    assert not activity().live


def test_another_provider_in_the_file_moves_the_activity(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    before = activity()
    importing(csv_bytes([row(provider_name_lv="Cits nams")]))
    after = activity()
    assert after.get_parent().specific.name_lv == "Cits nams"
    assert (after.pk, after.public_id) == (before.pk, before.public_id)
    assert after.url_path == f"{after.get_parent().url_path}{after.slug}/"


def test_a_moved_activity_gets_a_free_address(importing: Importing) -> None:
    importing(csv_bytes([row("a"), row("b", provider_name_lv="Cits nams")]))
    importing(csv_bytes([row("a", provider_name_lv="Cits nams")]))
    paths = [activity(one).url_path for one in ("b", "a")]
    assert paths[1] == paths[0].removesuffix("/") + "-2/"


def test_an_activity_that_an_editor_moved_stays_there(
    importing: Importing, catalogue: CataloguePage
) -> None:
    importing(csv_bytes([row("a"), row("b", provider_name_lv="Cits nams", title_lv="Roboti")]))
    other = ProviderPage.objects.get(name_lv="Cits nams")
    activity("a").move(other, pos="last-child")
    report = importing(csv_bytes([row("a", title_en="Robots")]))
    assert [one["field"] for one in report["kept"]] == ["provider"]
    assert activity("a").get_parent().pk == other.pk


def test_what_the_gate_refuses_is_reported_and_not_published(importing: Importing) -> None:
    from tests.catalogue_pages.pictures import make_picture

    importing(csv_bytes([GOOD]), "--draft")
    picture: Picture = make_picture(author="")
    page = activity()
    page.picture = picture
    page.save()
    record = page.save_revision()
    assert record.pk
    report = importing(csv_bytes([row(title_en="Robots")]), "--force")
    (refused,) = report["refused"]
    assert (refused["line"], refused["id"], refused["field"]) == (2, "robotika", "picture")
    assert "an author" in refused["message"]
    assert not activity().live
    assert activity().get_latest_revision_as_object().name_en == "Robots"


def test_demonstration_marks_pages_whenever_it_is_given(importing: Importing) -> None:
    importing(csv_bytes([GOOD]))
    assert not activity().demonstration
    importing(csv_bytes([GOOD]), "--demonstration")
    assert activity().demonstration
