"""Made-up activities as pages, written in batches.

Saving a page one by one asks the database some eighty times. Here the page tree's rows are made in
bulk, in the tree's own form. The journal hears of each activity by the signal of its own row, in
the transaction that also writes its terms.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Locale, Page

from catalogue_pages.activities.models import ActivityPage, Occurrence, PriceUnit
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import VOCABULARIES
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from demo.load.facts import FIRST_PUBLISHED, LoadFacts, facts

PREFIX: Final = "load-"
"""The external ids and slugs of everything made up here begin with it."""
BATCH: Final = 500
_NAMESPACE: Final = uuid.UUID("0f4c2c9e-7f1e-5a53-9c77-2f7a0d1d5b60")

Progress = Callable[[float | None], object]
"""Told how many activities were written."""


def written() -> int:
    """How many made-up activities there are."""
    return int(ActivityPage.objects.filter(external_id__startswith=PREFIX).count())


def write(catalogue: CataloguePage, first: int, last: int, progress: Progress) -> None:
    """Write the activities numbered `first` to `last` (not included) below the catalogue page."""
    vocabularies = current()
    keys = {name: _keys(name) for name in VOCABULARIES}
    for start in range(first, last, BATCH):
        some = [facts(n, vocabularies) for n in range(start, min(start + BATCH, last))]
        with transaction.atomic():
            _Batch(catalogue, some, vocabularies, keys).write()
        progress(len(some))


def _keys(vocabulary: str) -> dict[str, int]:
    return dict(VOCABULARIES[vocabulary].objects.values_list("code", "pk"))


class _Batch:
    """One batch of activities, with whichever of their providers are not there yet."""

    def __init__(
        self,
        catalogue: CataloguePage,
        some: Sequence[LoadFacts],
        vocabularies: Vocabularies,
        keys: dict[str, dict[str, int]],
    ) -> None:
        self.catalogue = catalogue
        self.facts = some
        self.vocabularies = vocabularies
        self.keys = keys
        self.locale = Locale.get_default()

    def write(self) -> None:
        providers = self._providers()
        pages: list[tuple[Page, LoadFacts]] = []
        for number, provider in providers.items():
            offered = [one for one in self.facts if one.provider == number]
            rows = [
                (f"{PREFIX}{one.number}", self._name(one, 0), one.published_at) for one in offered
            ]
            pages += zip(self._children(provider, ActivityPage, rows), offered, strict=True)
        for page, one in pages:
            self._activity(page, one).save_base(raw=True, force_insert=True)
        self._terms(pages)
        Occurrence.objects.bulk_create(
            Occurrence(activity_id=page.pk, starts_at=day, sort_order=place)
            for page, one in pages
            for place, day in enumerate(one.occurrences)
        )

    def _providers(self) -> dict[int, Page]:
        numbers = sorted({one.provider for one in self.facts})
        slugs = {f"{PREFIX}{number}": number for number in numbers}
        there = Page.objects.child_of(self.catalogue).filter(slug__in=slugs)
        found = {slugs[page.slug]: page for page in there}
        missing = [number for number in numbers if number not in found]
        rows = [
            (f"{PREFIX}{number}", f"Izmēģinājuma rīkotājs {number}", FIRST_PUBLISHED)
            for number in missing
        ]
        parent = Page.objects.get(pk=self.catalogue.pk)
        new = self._children(parent, ProviderPage, rows)
        for page, number in zip(new, missing, strict=True):
            ProviderPage(
                page_ptr=page,
                public_id=uuid.uuid5(_NAMESPACE, str(number)),
                name_lv=page.title,
                name_en=f"Trial provider {number}",
                provider_type_id=min(self.keys["provider_type"].values()),
                demonstration=True,
            ).save_base(raw=True, force_insert=True)
            found[number] = page
        return found

    def _children(
        self, parent: Page, model: type[Page], rows: Sequence[tuple[str, str, datetime]]
    ) -> list[Page]:
        """Plain rows of the tree behind the parent's last child, live since the given time.

        Rows are (slug, title, first published).
        """
        last = parent.get_last_child()
        step = Page._str2int(last.path[-Page.steplen :]) if last else 0
        depth = parent.depth + 1
        made = Page.objects.bulk_create(
            Page(
                title=title,
                draft_title=title,
                slug=slug,
                depth=depth,
                path=Page._get_path(parent.path, depth, step + place),
                url_path=f"{parent.url_path}{slug}/",
                content_type=ContentType.objects.get_for_model(model),
                locale=self.locale,
                translation_key=uuid.uuid5(_NAMESPACE, f"{parent.slug}/{slug}"),
                live=True,
                first_published_at=published_at,
                last_published_at=published_at,
            )
            for place, (slug, title, published_at) in enumerate(rows, start=1)
        )
        Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(made))
        return list(made)

    def _name(self, one: LoadFacts, language: int) -> str:
        kind = self.vocabularies["kind"][one.kind]
        label, joined = ((kind.label_lv, "un"), (kind.label_en, "and"))[language]
        topics = f"{one.topic[language]} {joined} {one.second_topic[language]}"
        return f"{label}: {topics} {one.number}"

    def _activity(self, page: Page, one: LoadFacts) -> Any:
        return ActivityPage(
            page_ptr=page,
            public_id=one.public_id,
            external_id=f"{PREFIX}{one.number}",
            name_lv=self._name(one, 0),
            name_en=self._name(one, 1),
            summary_lv=f"Izmēģinājuma ieraksts: {one.topic[0]}, {one.second_topic[0]}.",
            summary_en=f"Trial entry: {one.topic[1]}, {one.second_topic[1]}.",
            topics_lv=";".join((one.topic[0], one.second_topic[0])),
            topics_en=";".join((one.topic[1], one.second_topic[1])),
            field_id=self.keys["field"][one.field],
            kind_id=self.keys["kind"][one.kind],
            municipality_id=self.keys["municipality"].get(one.municipality or ""),
            serves_all=one.serves_all,
            price=one.price,
            price_unit=PriceUnit.GROUP if one.per_group else PriceUnit.PUPIL,
            covered=one.covered,
            duration_minutes=one.duration_minutes,
            group_max=one.group_max,
            by_arrangement=not one.occurrences,
            demonstration=True,
        )

    def _terms(self, pages: Iterable[tuple[Page, LoadFacts]]) -> None:
        rows: dict[str, list[tuple[int, int]]] = {}
        for page, one in pages:
            for relation, codes in one.terms.items():
                keys = self.keys[_VOCABULARY_OF[relation]]
                rows.setdefault(relation, []).extend((page.pk, keys[code]) for code in codes)
        for relation, pairs in rows.items():
            field: Any = ActivityPage._meta.get_field(relation)
            through = field.remote_field.through
            names = (field.m2m_field_name(), field.m2m_reverse_field_name())
            through.objects.bulk_create(
                through(**{f"{names[0]}_id": activity, f"{names[1]}_id": term})
                for activity, term in pairs
            )


_VOCABULARY_OF: Final = {
    "grades": "grade",
    "formats": "format",
    "languages": "language",
    "subjects": "subject",
    "accessibility": "accessibility",
    "seasons": "season",
    "municipalities_served": "municipality",
}
