"""A picture whose consent ends is gone from everything that the site serves; a new one shows it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Consent
from catalogue_pages.media.marking import withheld
from catalogue_pages.media.models import Picture
from catalogue_pages.media.renditions import of_widths
from catalogue_pages.media.withholding import withdraw, withhold_due
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from search.engines.protocol import Engine
from search.indexing.rebuilding import rebuild
from tests.catalogue_pages.media.consenting import (
    MOMENT,
    Committing,
    committing,
    consent_to,
    files,
    folders,
    people_picture,
)
from tests.search.content import make_activity, make_picture, picture_file
from tests.search.indexing.conftest import catalogue, each_engine, engine, provider
from tests.search.indexing.seeing import ask, catch_up

__all__ = ["catalogue", "committing", "each_engine", "engine", "folders", "provider"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folders")]


@pytest.fixture
def told() -> Iterator[list[Picture]]:
    """The pictures that somebody was told of."""
    heard: list[Picture] = []

    def hear(kept: Picture, **_kwargs: Any) -> None:
        heard.append(kept)

    withheld.connect(hear)
    yield heard
    withheld.disconnect(hear)


def read(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return re.sub(r"\s+", " ", answer.content.decode())


def path_of(page: Any) -> str:
    path: str = page.url_path.removeprefix("/sakums/")
    return f"/lv/{path}"


def everything_shown(catalogue: CataloguePage, activity: ActivityPage, other: ActivityPage) -> str:
    """The activity's page with its share card, another's that is like it, listing and API."""
    return "\n".join(
        read(address)
        for address in (
            path_of(activity),
            path_of(other),
            path_of(catalogue),
            "/api/v1/activities",
            f"/api/v1/activities/{activity.public_id}",
        )
    )


def addresses_in(text: str) -> list[str]:
    return sorted(set(re.findall(r"/media/images/[\w.\-]+", text)))


def statuses(addresses: list[str]) -> set[int]:
    return {Client().get(address).status_code for address in addresses}


@dataclass
class Shown:
    """A picture that the catalogue shows wherever it can."""

    picture: Picture
    everything: Callable[[], str]


@pytest.fixture
def shown(each_engine: Engine, catalogue: CataloguePage, provider: ProviderPage) -> Iterator[Shown]:
    with time_machine.travel(MOMENT, tick=True):
        picture = people_picture()
        activity = make_activity(provider, "Roboti", picture=picture)
        other = make_activity(provider, "Roboti un droni")
        rebuild(each_engine, "test")
        yield Shown(picture, partial(everything_shown, catalogue, activity, other))


def test_a_withdrawn_picture_is_gone_from_everything(
    shown: Shown, each_engine: Engine, folders: Path, committing: Committing
) -> None:
    before = shown.everything()
    addresses = addresses_in(before)
    assert 'property="og:image" content="http://testserver/media/images/' in before
    assert len(addresses) > 6
    assert statuses(addresses) == {200}
    original = shown.picture.file.url

    with committing():
        withdraw(shown.picture)
    assert statuses([*addresses, original]) == {404}
    catch_up(each_engine)

    after = shown.everything()
    assert "/media/" not in after
    assert "/kopigosanai.png" in after
    assert "/covers/" in after
    assert all(hit.card.picture is None for hit in ask(each_engine).hits)
    assert files(folders / "media") == []
    assert len(files(folders / "private")) == 1


def test_a_new_consent_shows_it_again_at_other_addresses(
    shown: Shown, each_engine: Engine, folders: Path, committing: Committing
) -> None:
    before = addresses_in(shown.everything())
    with committing():
        withdraw(shown.picture)
    catch_up(each_engine)
    with committing():
        consent_to(shown.picture, given_on=MOMENT.date())
    catch_up(each_engine)
    again = addresses_in(shown.everything())
    assert len(again) == len(before)
    assert not set(again) & set(before)
    assert statuses(again) == {200}
    assert files(folders / "private") == []


def test_a_consent_ends_with_its_last_day_and_is_told_once(
    folders: Path, told: list[Picture], committing: Committing
) -> None:
    picture = people_picture()
    of_widths(picture, [100])
    last = datetime.fromisoformat("2026-06-30T23:59:59+03:00")
    assert withhold_due(last) == []
    after = last + timedelta(seconds=1)
    with committing():
        assert withhold_due(after) == [picture]
    assert withhold_due(after) == []
    assert [one.pk for one in told] == [picture.pk]
    assert files(folders / "media") == []
    assert files(folders / "private") == [f"withheld/picture-{picture.pk}/picture.png"]


def test_what_was_interrupted_is_finished(
    folders: Path, told: list[Picture], committing: Committing
) -> None:
    picture = make_picture()
    of_widths(picture, [100])
    Picture.objects.filter(pk=picture.pk).update(withheld=True)  # and then the process was killed
    with committing():
        assert withhold_due(timezone.now()) == []
    assert files(folders / "media") == []
    assert files(folders / "private") == [f"withheld/picture-{picture.pk}/picture.png"]
    assert told == []


def test_whoever_cannot_be_told_keeps_no_picture_shown(folders: Path) -> None:
    def fails(**_kwargs: Any) -> None:
        Picture.objects.create(file=picture_file(), title="told")
        Picture.objects.filter(pk="no number").exists()

    picture = people_picture()
    withheld.connect(fails)
    try:
        assert withhold_due(timezone.now() + timedelta(days=3650)) == [picture]
    finally:
        withheld.disconnect(fails)
    assert Picture.objects.get(pk=picture.pk).withheld
    assert Picture.objects.count() == 1


def test_a_deleted_picture_leaves_no_file(
    folders: Path, told: list[Picture], committing: Committing
) -> None:
    picture = people_picture()
    with time_machine.travel(MOMENT):
        Consent.objects.get().proof.save("lapa.jpg", picture_file())
        with committing():
            withdraw(picture)
        assert len(files(folders / "private")) == 2
        told.clear()
        with committing():
            Picture.objects.get().delete()
    assert files(folders) == []
    assert told == []


def test_another_picture_may_have_the_name_of_a_withheld_one(
    folders: Path, committing: Committing
) -> None:
    withheld = make_picture("red")
    with committing():
        withdraw(withheld)
    make_picture("navy")
    with committing():
        Picture.objects.get(pk=withheld.pk).delete()
    assert files(folders) == ["media/original_images/picture.png"]


def test_an_answer_that_is_changed_to_yes_withholds_what_is_public(provider: ProviderPage) -> None:
    unused, drafted, shown = make_picture("red"), make_picture("green"), make_picture("navy")
    make_activity(provider, "Droni", picture=drafted, live=False)
    make_activity(provider, "Roboti", picture=shown)
    Picture.objects.update(shows_people=True)
    assert [one.pk for one in withhold_due(timezone.now())] == [shown.pk]
    assert not Picture.objects.get(pk=unused.pk).withheld
