"""What a document says, and with how many queries it is made."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Grade, GradeGroup, Municipality
from catalogue_pages.vocabularies.snapshot import current
from search.documents import ActivityDocument
from search.engines.protocol import Engine
from search.facets.registry import FACETS
from search.indexing.building import build, public_ids
from search.indexing.texts import Named
from tests.search.content import make_activity, make_picture

RIGA = ZoneInfo("Europe/Riga")
MAY_1 = datetime(2099, 5, 1, 8, tzinfo=RIGA)
JULY_1 = datetime(2099, 7, 1, 8, tzinfo=RIGA)


def built(activity: ActivityPage) -> ActivityDocument:
    return build({activity.public_id: 4})[activity.public_id]


def test_each_language_has_its_own_words_without_markup(provider: ProviderPage) -> None:
    activity = make_activity(
        provider,
        "Ķīmija <b>& fizika</b>",
        name_en="Chemistry",
        description_lv="<p>Pirmā&nbsp;rinda</p><p>otrā <b>rinda</b></p>",
        description_en="<p></p>",
        body_lv=[("text", "<h2>Virsraksts</h2><p>teksts</p>")],
    )
    texts = built(activity).texts
    assert texts["lv"]["title"] == "Ķīmija & fizika"
    assert texts["lv"]["description"] == "Pirmā rinda otrā rinda Virsraksts teksts"
    assert texts["en"]["title"] == "Chemistry"
    assert texts["en"]["description"] == ""
    assert texts["en"]["provider"] == "Ventspils Museum"
    assert "Natural sciences" in texts["en"]["labels"]
    assert "Dabaszinātnes" in texts["lv"]["labels"]
    assert "5. klase" in texts["lv"]["labels"]


def test_a_card_says_in_which_language_a_text_is(provider: ProviderPage) -> None:
    card = built(make_activity(provider, "Kosmoss", price=Decimal("4.5"))).card
    assert card.title == {"lv": ("Kosmoss", "lv"), "en": ("Kosmoss", "lv")}
    assert card.provider["en"] == ("Ventspils Museum", "en")
    assert card.path == "katalogs/ventspils-muzejs/kosmoss/"
    assert card.price == "4.50"


@pytest.mark.parametrize(
    ("values", "named", "found"),
    [
        ({"municipality": "ventspils"}, ["Ventspils", "Kurzeme"], {"ventspils"}),
        (
            {"formats": ["at-school"], "municipality": "", "served": ["kuldigas-novads"]},
            ["Kuldīgas novads", "Kuldīga", "Kurzeme"],
            {"kuldigas-novads"},
        ),
        ({"formats": ["online"], "municipality": "ventspils"}, [], set()),
        ({"formats": ["at-school"], "municipality": "", "serves_all": True}, [], None),
    ],
)
def test_places_are_where_it_happens(
    provider: ProviderPage,
    values: dict[str, object],
    named: list[str],
    found: set[str] | None,
) -> None:
    provider.municipality = Municipality.objects.get(code="daugavpils")
    provider.save()
    document = built(make_activity(provider, "Kosmoss", **values))  # type: ignore[arg-type]
    assert document.texts["lv"]["places"].split("\n") == (named or [""])
    if found is None:
        found = set(Municipality.objects.filter(valid_to=None).values_list("code", flat=True))
    assert set(document.codes["municipality"]) == found


def test_days_and_the_next_of_them(provider: ProviderPage) -> None:
    activity = make_activity(provider, "Kosmoss")
    today = timezone.localdate()
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=RIGA)
    for start, end in ((-5, -4), (3, 5), (4, None)):
        Occurrence.objects.create(
            activity=activity,
            starts_at=noon + timedelta(days=start),
            ends_at=None if end is None else noon + timedelta(days=end),
        )
    document = built(activity)
    assert document.days == tuple(today + timedelta(days=n) for n in (-5, -4, 3, 4, 5))
    assert document.next_day == today + timedelta(days=3)


@pytest.mark.parametrize(
    ("expire_at", "valid_to", "expires_at"),
    [
        (None, None, None),
        (None, date(2099, 5, 31), datetime(2099, 6, 1, tzinfo=RIGA)),
        (MAY_1, date(2099, 5, 31), MAY_1),
        (JULY_1, date(2099, 5, 31), datetime(2099, 6, 1, tzinfo=RIGA)),
    ],
)
def test_it_expires_at_whichever_comes_first(
    provider: ProviderPage,
    expire_at: datetime | None,
    valid_to: date | None,
    expires_at: datetime | None,
) -> None:
    activity = make_activity(provider, "Kosmoss", expire_at=expire_at, valid_to=valid_to)
    assert built(activity).expires_at == expires_at


def test_the_end_of_the_calendar_is_no_end(provider: ProviderPage) -> None:
    activity = make_activity(provider, "Mūžīgā", valid_to=date(9999, 12, 31))
    activity.occurrences.add(Occurrence(starts_at=datetime(9999, 12, 31, 12, tzinfo=RIGA)))
    activity.save()
    document = built(activity)
    assert document.expires_at is None
    assert document.days == ()


def test_a_term_younger_than_the_vocabularies_in_memory_waits_for_the_next_document(
    provider: ProviderPage,
) -> None:
    in_memory = current()
    Grade.objects.create(
        code="13", group=GradeGroup.objects.get(code="10-12"), label_lv="13. klase"
    )
    activity = make_activity(provider, "Kosmoss", grades=("12", "13"))
    codes = {facet.parameter: list(facet.codes(activity, in_memory)) for facet in FACETS}
    assert set(codes["grade"]) == {"12", "13", "10-12"}
    assert "10.–12. klase" in Named.of(activity, in_memory).labels("lv")
    assert "13. klase" in Named.of(activity, current()).labels("lv")


def test_what_is_not_public_is_not_built(provider: ProviderPage) -> None:
    shown = make_activity(provider, "Redzama")
    draft = make_activity(provider, "Melnraksts", live=False)
    past = make_activity(provider, "Pagājusi", valid_to=timezone.localdate() - timedelta(days=1))
    ids = [shown.public_id, draft.public_id, past.public_id, uuid4()]
    assert list(build(dict.fromkeys(ids, 1))) == [shown.public_id]
    assert public_ids() == [shown.public_id]


def test_the_digest_tells_content_and_not_version(provider: ProviderPage) -> None:
    activity = make_activity(provider, "Kosmoss")
    first = built(activity).digest()
    assert build({activity.public_id: 99})[activity.public_id].digest() == first
    activity.duration_minutes = 45
    activity.save()
    assert built(activity).digest() != first


def test_queries_do_not_grow_with_the_batch(engine: Engine, provider: ProviderPage) -> None:
    def queries(ids: list[UUID]) -> int:
        build(dict.fromkeys(ids, 1))  # renditions are made once
        with CaptureQueriesContext(connection) as captured:
            assert len(build(dict.fromkeys(ids, 1))) == len(ids)
        return len(captured)

    ids = [
        make_activity(
            provider,
            f"Nr. {n}",
            formats=["at-provider", "at-school"],
            served=["kuldigas-novads"],
            picture=make_picture(),
        ).public_id
        for n in range(6)
    ]
    assert queries(ids[:1]) == queries(ids) <= 20
