"""Whatever changes what visitors may find reaches the index, through the journal."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.changes.models import Change
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import Field, Format, GradeGroup, Municipality, Region
from search.engines.protocol import Engine
from search.indexing.rebuilding import rebuild
from tests.search.content import make_activity, make_picture, make_provider, picture_file
from tests.search.indexing.seeing import ask, catch_up, titles

PLANETARIUM = "Planetārijs"


@pytest.fixture
def engine(each_engine: Engine) -> Engine:
    return each_engine


@pytest.fixture
def activity(engine: Engine, provider: ProviderPage) -> ActivityPage:
    """One activity in a live index, and a second one that nothing happens to."""
    make_activity(provider, "Akvārijs")
    made = make_activity(provider, PLANETARIUM)
    rebuild(engine, "test")
    assert titles(engine) == ["Akvārijs", PLANETARIUM]
    return made


@pytest.fixture
def editor(catalogue: CataloguePage) -> Client:
    client = Client()
    client.force_login(
        get_user_model().objects.create_superuser("editor", "editor@example.lv", "secret")
    )
    return client


def test_a_published_activity_is_found(engine: Engine, activity: ActivityPage) -> None:
    make_activity(activity.get_parent().specific, "Mikroskopi", live=False)
    assert titles(engine) == ["Akvārijs", PLANETARIUM]
    ActivityPage.objects.get(name_lv="Mikroskopi").get_latest_revision().publish()
    assert titles(engine) == ["Akvārijs", "Mikroskopi", PLANETARIUM]


def test_a_draft_of_a_live_activity_changes_nothing(engine: Engine, activity: ActivityPage) -> None:
    activity.name_lv = "Observatorija"
    activity.save_revision()
    assert not Change.objects.exists()
    assert titles(engine) == ["Akvārijs", PLANETARIUM]


def test_an_edited_text_is_found(engine: Engine, activity: ActivityPage) -> None:
    activity.description_lv = "<p>Pēta <b>meteorītus</b>.</p>"
    activity.save_revision().publish()
    assert titles(engine, "meteorīti") == [PLANETARIUM]


def test_chosen_terms_count_at_once(engine: Engine, activity: ActivityPage) -> None:
    activity.formats = Format.objects.filter(code="outdoor")
    activity.save_revision().publish()
    assert titles(engine, choices={"format": ["outdoor"]}) == [PLANETARIUM]


def test_an_unpublished_activity_is_gone(engine: Engine, activity: ActivityPage) -> None:
    activity.unpublish()
    assert titles(engine) == ["Akvārijs"]


def test_a_moved_activity_has_its_new_provider_and_address(
    engine: Engine, activity: ActivityPage, catalogue: CataloguePage
) -> None:
    other = make_provider(catalogue, "Zinātnes centrs Vizium")
    activity.move(other, pos="last-child")
    assert titles(engine, "Vizium") == [PLANETARIUM]
    (hit,) = ask(engine, "Vizium").hits
    assert hit.card.path == "katalogs/zinatnes-centrs-vizium/planetarijs/"
    assert hit.id == activity.public_id


def test_a_moved_provider_takes_its_activities_along(
    engine: Engine, activity: ActivityPage, catalogue: CataloguePage
) -> None:
    activity.get_parent().move(catalogue.get_parent(), pos="last-child")
    catch_up(engine)
    assert {hit.card.path for hit in ask(engine).hits} == {
        "ventspils-muzejs/akvarijs/",
        "ventspils-muzejs/planetarijs/",
    }


@pytest.mark.parametrize("levels", [1, 2])
def test_a_new_slug_above_changes_the_address(
    engine: Engine, activity: ActivityPage, levels: int
) -> None:
    above: Page = activity.get_ancestors().reverse()[levels - 1].specific
    above.slug = "cits"
    above.save_revision().publish()
    catch_up(engine)
    assert all("cits" in hit.card.path.split("/") for hit in ask(engine).hits)


def test_a_renamed_activity_is_found_by_its_new_name(
    engine: Engine, activity: ActivityPage
) -> None:
    activity.name_lv = "Observatorija"
    activity.save_revision().publish()
    assert titles(engine) == ["Akvārijs", "Observatorija"]


def test_a_deleted_activity_is_gone(engine: Engine, activity: ActivityPage) -> None:
    activity.delete()
    assert titles(engine) == ["Akvārijs"]


def test_a_deleted_branch_is_gone(engine: Engine, activity: ActivityPage) -> None:
    Page.objects.get(pk=activity.get_parent().pk).delete()
    assert titles(engine) == []


def test_a_copy_is_found_beside_the_original(engine: Engine, activity: ActivityPage) -> None:
    copy = activity.copy(update_attrs={"slug": "kopija"}, keep_live=True)
    assert copy.public_id != activity.public_id
    assert titles(engine) == ["Akvārijs", PLANETARIUM, PLANETARIUM]


def test_a_copied_branch_is_found(
    engine: Engine, activity: ActivityPage, provider: ProviderPage
) -> None:
    provider.copy(recursive=True, update_attrs={"slug": "kopija"}, keep_live=True)
    assert titles(engine) == ["Akvārijs", "Akvārijs", PLANETARIUM, PLANETARIUM]


def test_a_renamed_provider_is_found(
    engine: Engine, activity: ActivityPage, provider: ProviderPage
) -> None:
    provider.refresh_from_db()
    provider.name_lv = "Jūras observatorija"
    provider.save_revision().publish()
    assert titles(engine, "observatorija") == ["Akvārijs", PLANETARIUM]


@pytest.mark.parametrize(
    ("model", "code"),
    [
        (Field, "science"),
        (Format, "at-provider"),
        (GradeGroup, "4-6"),
        (Municipality, "ventspils"),
    ],
)
def test_a_renamed_term_is_found(
    engine: Engine, activity: ActivityPage, model: type[Field], code: str
) -> None:
    term = model.objects.get(code=code)
    term.label_lv = "Brīnumzeme"  # type: ignore[attr-defined]
    term.save()
    assert Change.objects.count() == 2
    assert titles(engine, "brīnumzeme") == ["Akvārijs", PLANETARIUM]


def test_a_renamed_region_reaches_its_activities(engine: Engine, activity: ActivityPage) -> None:
    before = {entry.digest for entry in engine.live().entries()}
    region = Region.objects.get(code="kurzeme")
    region.label_lv = "Brīnumzeme"  # type: ignore[attr-defined]
    region.save()
    catch_up(engine)
    assert not before & {entry.digest for entry in engine.live().entries()}


def test_a_term_saved_unchanged_writes_nothing(engine: Engine, activity: ActivityPage) -> None:
    Field.objects.get(code="science").save()
    assert not Change.objects.exists()


def test_a_new_municipality_is_served_by_who_serves_all_as_long_as_it_is_there(
    engine: Engine, activity: ActivityPage
) -> None:
    activity.serves_all = True
    activity.formats = Format.objects.filter(code="at-school")
    activity.save_revision().publish()
    catch_up(engine)
    new = Municipality.objects.create(
        code="jauns-novads", label_lv="Jauns novads", place_name_lv="Jauns", atvk="0099000",
        region=Region.objects.get(code="latgale"),
    )  # fmt: skip
    assert titles(engine, choices={"municipality": ["jauns-novads"]}) == [PLANETARIUM]
    new.delete()
    assert titles(engine, choices={"municipality": ["jauns-novads"]}) == []


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_a_restricted_branch_is_gone_until_the_restriction_is_lifted(
    engine: Engine, activity: ActivityPage, levels: int
) -> None:
    above = [activity.page_ptr, *activity.get_ancestors().reverse()][levels]
    restriction = PageViewRestriction.objects.create(
        page=above, restriction_type=PageViewRestriction.LOGIN
    )
    assert titles(engine) == (["Akvārijs"] if levels == 0 else [])
    restriction.delete()
    assert titles(engine) == ["Akvārijs", PLANETARIUM]


def test_an_expiry_that_passes_is_noticed(engine: Engine, activity: ActivityPage) -> None:
    activity.expire_at = timezone.now() + timedelta(hours=1)
    activity.save_revision().publish()
    assert titles(engine) == ["Akvārijs", PLANETARIUM]
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert [hit.card.title["lv"][0] for hit in ask(engine).hits] == ["Akvārijs"]
        assert titles(engine) == ["Akvārijs"]
        assert engine.live().count() == 1


def test_a_last_day_that_ends_is_noticed(engine: Engine, activity: ActivityPage) -> None:
    activity.valid_to = timezone.localdate()
    activity.save_revision().publish()
    assert titles(engine) == ["Akvārijs", PLANETARIUM]
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert titles(engine) == ["Akvārijs"]
        assert engine.live().count() == 1


def test_an_occurrence_that_passes_gives_way_to_the_next(
    engine: Engine, activity: ActivityPage
) -> None:
    now = timezone.now()
    other = ActivityPage.objects.get(name_lv="Akvārijs")
    Occurrence.objects.create(activity=activity, starts_at=now + timedelta(days=1))
    Occurrence.objects.create(activity=activity, starts_at=now + timedelta(days=9))
    Occurrence.objects.create(activity=other, starts_at=now + timedelta(days=5))
    assert titles(engine, sort="soonest") == [PLANETARIUM, "Akvārijs"]
    with time_machine.travel(now + timedelta(days=3), tick=False):
        assert titles(engine, sort="soonest") == ["Akvārijs", PLANETARIUM]


def test_bulk_unpublishing_and_publishing(
    engine: Engine, activity: ActivityPage, editor: Client
) -> None:
    def bulk(action: str, **data: str) -> None:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        ids = "&".join(f"id={page.pk}" for page in ActivityPage.objects.all())
        parent = activity.get_parent().pk
        answer = editor.post(f"{address}?{ids}&childOf={parent}&next=/admin/", data)
        assert answer.status_code == 302

    bulk("unpublish")
    assert titles(engine) == []
    bulk("publish")
    assert titles(engine) == ["Akvārijs", PLANETARIUM]
    bulk("delete")
    assert titles(engine) == []


def test_a_replaced_picture_is_shown(
    engine: Engine, activity: ActivityPage, editor: Client
) -> None:
    picture = make_picture("navy")
    activity.picture = picture
    activity.save_revision().publish()
    catch_up(engine)
    before = _address(engine)
    answer = editor.post(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {
            "title": "Cits",
            "collection": picture.collection_id,
            "file": picture_file("red", "b.png"),
            "author": picture.author,
            "licence": picture.licence,
        },
    )
    assert answer.status_code == 302
    catch_up(engine)
    assert _address(engine) != before


def test_a_withheld_picture_is_not_shown(engine: Engine, activity: ActivityPage) -> None:
    picture = make_picture()
    activity.picture = picture
    activity.save_revision().publish()
    catch_up(engine)
    picture.withheld = True
    picture.save()
    catch_up(engine)
    assert ask(engine, PLANETARIUM).hits[0].card.picture is None


def test_a_deleted_picture_is_not_shown(engine: Engine, activity: ActivityPage) -> None:
    activity.picture = make_picture()
    activity.save_revision().publish()
    catch_up(engine)
    Picture.objects.all().delete()
    catch_up(engine)
    assert ask(engine, PLANETARIUM).hits[0].card.picture is None


def test_what_is_rolled_back_is_not_journalled(engine: Engine, activity: ActivityPage) -> None:
    with transaction.atomic():
        activity.unpublish()
        assert Change.objects.exists()
        transaction.set_rollback(True)
    assert not Change.objects.exists()
    assert titles(engine) == ["Akvārijs", PLANETARIUM]


def _address(engine: Engine) -> str:
    picture = ask(engine, PLANETARIUM).hits[0].card.picture
    assert picture is not None
    return picture.renditions[0][0]
