"""What is public, row by row as the API says it, in a fixed number of queries a chunk.

What is public, `catalogue_pages.activities.standing` decides. Nothing is held but one chunk.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from wagtail.models import Page

from api.details import told
from api.readings import formatted, text
from api.schemas import Schema, Text
from api.summaries import OwnBase, term
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.bilingual.linking import looked_up
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.exchange.rows.outgoing import printable
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import VOCABULARIES, Municipality
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from opendata.shapes import Provider, VocabularyTerm
from search.indexing.building import Surroundings, fetched
from search.listing.addressing import page_address

CHUNK: Final = 500
"""Pages that are read at once."""
_BASE: Final = OwnBase()

Row = dict[str, Any]
Progress = Callable[[int], object]
"""Told how many activities were looked at."""


def count() -> int:
    """How many activities are looked at."""
    return int(ActivityPage.objects.filter(live=True).count())


def activities(progress: Progress) -> Iterator[Row]:
    """Every activity that everybody may see, in the order in which they were entered."""
    for keys in _keys(ActivityPage.objects.filter(live=True)):
        around = Surroundings.read()
        found = fetched(around, ActivityPage.objects.filter(pk__in=keys).order_by("pk"))
        above = {page.path[: -page.steplen] for page in found}
        providers = {page.path: page for page in ProviderPage.objects.filter(path__in=above)}
        with looked_up(found):
            rows = [
                _activity(page, provider, around)
                for page in found
                if (provider := providers.get(page.path[: -page.steplen]))
            ]
        yield from rows
        progress(len(keys))


def providers() -> Iterator[Row]:
    """Every provider that everybody may see, in the order in which they were entered."""
    for keys in _keys(ProviderPage.objects.filter(live=True)):
        around = Surroundings.read()
        pages = ProviderPage.objects.filter(pk__in=keys).select_related(
            "provider_type", "municipality"
        )
        found = list(_open_providers(pages.order_by("pk"), around.openness))
        with looked_up(found):
            rows = [_provider(page, around) for page in found]
        yield from rows


def terms() -> Iterator[Row]:
    """Every term of every vocabulary, in their order."""
    known = current()
    numbers = dict(Municipality.objects.values_list("code", "atvk"))
    for name in VOCABULARIES:
        for one in known[name].values():
            said = VocabularyTerm(
                vocabulary=name,
                code=one.code,
                label=Text(lv=one.label_lv or None, en=one.label_en or None),
                parent=one.parent or None,
                atvk=numbers.get(one.code) if name == "municipality" else None,
                valid_to=date.fromisoformat(one.last_day) if one.last_day else None,
                latitude=one.centre[0] if one.centre else None,
                longitude=one.centre[1] if one.centre else None,
            )
            yield _row(said)


def public_activities(ids: Collection[str]) -> set[str]:
    """Those of these ids whose activities everybody may see now."""
    asked = ActivityPage.objects.filter(public_id__in=ids).only("public_id", "path")
    return {str(page.public_id) for page in Openness.read().among(asked)}


def public_providers(ids: Collection[str]) -> set[str]:
    """Those of these ids whose providers everybody may see now."""
    asked = ProviderPage.objects.filter(public_id__in=ids).only("public_id", "path")
    return {str(page.public_id) for page in _open_providers(asked, Openness.read())}


def _keys(pages: QuerySet[Any]) -> Iterator[list[int]]:
    """The keys of pages in order, a chunk at a time, each asked for when it is wanted."""
    last = 0
    while keys := list(
        pages.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]
    ):
        yield keys
        last = keys[-1]


def _open_providers(pages: QuerySet[Any], openness: Openness) -> Iterator[ProviderPage]:
    for page in pages.filter(live=True):
        if openness.reaches(page.path):
            yield page


def _activity(page: ActivityPage, provider: ProviderPage, around: Surroundings) -> Row:
    row = _row(told(_BASE, page, provider, around), without={"highlights"})
    if row["picture"] is not None and page.picture is not None:
        row["picture"] |= _rights(page.picture, row["picture"]["sizes"])
    return row


def _row(said: Schema, *, without: set[str] | None = None) -> Row:
    row: Row = _clean(said.model_dump(mode="json", exclude=without))
    return row


def _rights(picture: Picture, sizes: Iterable[Row]) -> Row:
    """The largest picture that every program shows, and under what terms it may be shown."""
    jpegs = [size for size in sizes if size["type"] == "image/jpeg"]
    return {
        "url": max(jpegs, key=lambda size: int(size["width"]))["url"] if jpegs else None,
        **{
            name: printable(value) or None
            for name, value in (
                ("credit", picture.author),
                ("licence", picture.licence),
                ("source", picture.source),
            )
        },
    }


def _provider(page: ProviderPage, around: Surroundings) -> Row:
    known = around.vocabularies
    said = Provider(
        id=page.public_id,
        url=_addresses(page, around),
        name=text(page, "name"),
        provider_type=term(known, "provider_type", page.provider_type.code),
        municipality=_place(page, known),
        summary=text(page, "summary"),
        description=formatted(page, "description"),
        **{name: getattr(page, name) for name in ("email", "phone", "website", "address")},
        demonstration=page.demonstration,
    )
    return _row(said)


def _place(page: ProviderPage, known: Vocabularies) -> Any:
    return term(known, "municipality", page.municipality.code) if page.municipality else None


def _addresses(page: Page, around: Surroundings) -> Text:
    path = page.url_path.removeprefix(around.openness.root_url)
    urls = {
        language: _BASE.build_absolute_uri(page_address(path, language)) for language in LANGUAGES
    }
    return Text(**urls)


def _clean(value: Any) -> Any:
    """The value with texts that every reader of files can hold."""
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: _clean(one) for key, one in value.items()}
        case list():
            return [_clean(one) for one in value]
    return value
