"""What is not public is told by no address, no file, no feed and no message, whatever is asked."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from catalogue_pages.bilingual.reading import LANGUAGES
from opendata.making import make as make_open_data
from search.engines.embedded.engine import EmbeddedEngine
from tests.leaks.answers import Answer, Asker
from tests.leaks.hiding import BY_ABOVE, LATER, WAYS
from tests.leaks.operations import ask_operations
from tests.leaks.patterns import ASKED, IN_EITHER, PERSONAL, TOOLS, ask_patterns, public_patterns
from tests.leaks.words import FOUND, Thing, words_in
from tests.leaks.world import HIDDEN_YEAR, Drawn, Maker, World, told_to_the_ledger
from tests.seeded import configured, forget_what_is_kept, index_everything
from tests.webhooks.conftest import make_subscriber
from tests.webhooks.receiver import receiving
from webhooks.delivering import deliver_due

IDS = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
DAYS = re.compile(rf"{HIDDEN_YEAR}-?07-?14")
COPIES = {"list_changes", "webhook"}
"""Who is told that something went is told its id, and nothing else of it."""

combined = [
    one
    for one in WAYS
    if not one.of_provider and one.name not in {"scheduled", "expired", "moved away", *BY_ABOVE}
]
drawn_worlds = st.builds(
    Drawn,
    random=st.integers(0, 2**32).map(Random),
    order=st.permutations(WAYS),
    twice=st.lists(
        st.tuples(st.sampled_from(combined), st.sampled_from(combined)).filter(
            lambda pair: pair[0] is not pair[1]
        ),
        max_size=6,
    ),
)
few = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
many = settings(few, max_examples=25, derandomize=False)


@contextmanager
def made(drawn: Drawn, folder: Path) -> Iterator[tuple[World, list[Answer]]]:
    """A world, some days later, with the messages that subscribers got."""
    here = folder / uuid4().hex
    folders = {
        "PRIVATE_MEDIA_ROOT": here / "private",
        "OPEN_DATA_DIR": here / "open-data",
        "WEBHOOKS_ALLOW_LOOPBACK": True,
        "BASE_URL": "http://testserver",
    }
    with (
        configured(EmbeddedEngine.name, here),
        override_settings(**folders),
        receiving() as receiver,
    ):
        make_subscriber(receiver.url)
        maker = Maker(drawn)
        maker.before()
        told_to_the_ledger()
        maker.hide()
        index_everything()
        with time_machine.travel(timezone.now() + LATER):
            told_to_the_ledger()
            make_open_data()
            deliver_due()
            forget_what_is_kept()
            yield maker.world, [_message(one.headers, one.body) for one in receiver.messages]


def _message(headers: Any, body: str) -> Answer:
    return Answer("webhook", "", 200, dict(headers), body.encode())


def leaked(answer: Answer, world: World) -> Iterator[str]:
    """What an answer tells that nobody may know, but for what its own address says."""
    owners = _owners(world)
    asked, text = answer.asked, answer.text
    for word in set(words_in(text)) & world.mint.secret:
        if word not in asked and not _has_ended(answer, word, owners):
            yield f"{owners[word].kind} ({owners[word].way}): {_name(owners[word], word)}"
    for one in {str(UUID(found)) for found in IDS.findall(text)} & owners.keys():
        thing = owners[one]
        if one not in asked and not (thing.once and answer.channel in COPIES):
            yield f"{thing.kind} ({thing.way}): its id"
    if DAYS.search(text) and not DAYS.search(asked):
        yield "a day of what hides"


def _owners(world: World) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for thing in world.hidden:
        found |= dict.fromkeys((*thing.words.values(), *thing.ids), thing)
    public = {one for thing in world.things if not thing.way for one in thing.ids}
    return {name: thing for name, thing in found.items() if name not in public}


def _has_ended(answer: Answer, word: str, owners: dict[str, Thing]) -> bool:
    """Whether it is the page that says of itself that its time is over, or leads there."""
    thing = owners[word]
    if word not in thing.ended:
        return False
    if answer.status in {301, 302}:
        return answer.headers["Location"].endswith(thing.path)
    return answer.status == 410 and answer.asked.endswith(thing.path)


def _name(thing: Thing, word: str) -> str:
    return next((name for name, own in thing.words.items() if own == word), word)


def missing(answers: list[Answer], messages: list[Answer], world: World) -> Iterator[str]:
    """What everybody may know, and was not told where it is due."""
    told: dict[str, set[str]] = {}
    for answer in (*answers, *messages):
        words = {*words_in(answer.text), *IDS.findall(answer.text)}
        echoed = set(FOUND.findall(answer.asked))
        told.setdefault(answer.channel, set()).update(words - echoed)
    for channel, kind, names in DUE:
        for thing in world.public(kind):
            lacking = [
                name
                for name in names
                if thing.words.get(name, thing.public_id) not in told.get(channel, ())
            ]
            if lacking and (len(lacking) == len(names) or not channel.startswith(IN_EITHER)):
                yield f"{kind} at {channel}: {lacking}"


TITLE, SUMMARY = ("name_lv", "name_en"), ("summary_lv", "summary_en")
DUE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("list_activities", "activity", (*TITLE, *SUMMARY, "slug")),
    ("get_activity", "activity", (*TITLE, "description_en", "external_id", "topics_lv")),
    ("list_occurrences", "activity", TITLE),
    ("list_providers", "provider", (*TITLE, "email", "description_lv")),
    ("list_articles", "article", (*TITLE, "intro_lv")),
    ("get_article", "article", ("body_lv",)),
    ("list_pages", "page", (*TITLE, "intro_en")),
    ("get_page", "page", ("body_lv",)),
    ("get_navigation", "page", TITLE),
    ("get_image", "picture", ("author", "alternative_text_lv")),
    ("get_document", "document", ("title", "author")),
    ("list_changes", "activity", (*TITLE, "id")),
    ("list_changes", "provider", (*TITLE, "id")),
    ("wagtail_serve", "activity", (*TITLE, "description_lv", "body_lv")),
    ("wagtail_serve", "provider", (*TITLE, "phone")),
    ("wagtail_serve", "article", (*TITLE, "body_en")),
    ("wagtail_serve", "page", (*TITLE, "body_en")),
    ("wagtail_serve", "project", (*TITLE, "aims_lv")),
    ("wagtail_serve", "picture", ("alternative_text_lv",)),
    ("embedding:frame", "activity", TITLE),
    ("selection_feed", "activity", (*TITLE, "slug")),
    ("selection_calendar", "activity", TITLE),
    ("open_data_file", "activity", (*TITLE, "external_id")),
    ("open_data_file", "provider", TITLE),
    ("sitemap_part", "activity", ("slug",)),
    ("sitemap_part", "article", ("slug",)),
    ("materials:activity_file", "activity", TITLE),
    ("materials:provider_file", "provider", TITLE),
    ("webhook", "activity", ("id",)),
    ("webhook", "provider", ("id",)),
)
"""What of public things is due where: without this nothing would be proved."""


def check(drawn: Drawn, folder: Path) -> None:
    with made(drawn, folder) as (world, messages):
        asker = Asker()
        answers = [*ask_operations(world, asker), *ask_patterns(world, asker)]
        faults = Counter(
            f"{answer.channel} told of {found}; {answer.status} {answer.address}"
            for answer in (*answers, *messages)
            for found in leaked(answer, world)
        )
        assert not faults, _listed(faults)
        assert not [*missing(answers, messages, world)], [*missing(answers, messages, world)]
        statuses = Counter(answer.status for answer in answers)
        sys.stdout.write(
            f"\n{len(world.hidden)} things hide, of {len(world.mint.secret)} words; "
            f"{len(answers)} answers ({dict(sorted(statuses.items()))}), "
            f"{len(messages)} messages: nothing told\n"
        )


def _listed(faults: Counter[str]) -> str:
    return "\n".join(f"{count} × {fault}" for fault, count in faults.most_common(40))


@pytest.mark.usefixtures("db")
@few
@given(drawn=drawn_worlds)
def test_what_hides_is_told_nowhere(tmp_path_factory: Any, drawn: Drawn) -> None:
    check(drawn, tmp_path_factory.mktemp("leaks"))


@pytest.mark.long
@pytest.mark.usefixtures("db")
@many
@given(drawn=drawn_worlds)
def test_what_hides_is_told_nowhere_in_many_worlds(tmp_path_factory: Any, drawn: Drawn) -> None:
    check(drawn, tmp_path_factory.mktemp("leaks"))


def test_every_public_address_is_asked() -> None:
    unknown = [
        one
        for one in public_patterns()
        if one not in ASKED and not one.startswith((*PERSONAL, *TOOLS))
    ]
    assert not unknown, f"say in tests/leaks/patterns.py how they are asked: {unknown}"
    assert not [one for one in ASKED if one not in {*public_patterns(), *_in_english()}]


def _in_english() -> set[str]:
    return {
        name.replace("lv/", f"{language}/", 1)
        for name in public_patterns()
        for language in LANGUAGES
    }
