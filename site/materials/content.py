"""What a material says about an activity, a provider, a funding operation or the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.bilingual.reading import Label, Language, Reading, read
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.identity.statement import PROGRAMME_RATE
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from materials.lettering import plain, showable
from presentation import wording
from presentation.covers.drawing import VARIANTS, draw, variant_of
from presentation.templatetags.frame import host

SITE_COVER: Final = ("civic", 4)


@dataclass(frozen=True, slots=True)
class Content:
    """What is said, in one language: plain words that the typefaces can show.

    `facts` are pairs of a question and its answer. `address` is absolute and leads to the page;
    `short` is the same as people read it. `rate` is the Union's share (%), `cover` an SVG.
    """

    language: Language
    kicker: str
    name: Label
    summary: Label
    provider: Label
    facts: tuple[tuple[str, str], ...]
    address: str
    rate: Decimal
    cover: str


def of_activity(page: ActivityPage, language: Language) -> Content:
    """An activity as its page says it; `page` may be a draft of it."""
    with override(language):
        vocabularies = current()
        kicker = f"{_term(page.field, language)} · {_term(page.kind, language)}"
        operation = page.funding_operation
        return Content(
            language=language,
            kicker=kicker,
            name=_said(page.read("name", language), language),
            summary=_said(page.read("summary", language), language),
            provider=_said(_provider(page).read("name", language), language),
            facts=_facts(page, vocabularies, language),
            address=_short(page),
            rate=operation.rate if operation else PROGRAMME_RATE,
            cover=draw(page.field.code, variant_of(page.public_id)),
        )


def of_provider(page: ProviderPage, fields: Iterable[str], language: Language) -> Content:
    """A provider as its page says it; the cover is of the field that it has most of in `fields`."""
    codes = sorted(fields)
    field = max(codes, key=codes.count, default="")
    with override(language):
        kind = _term(page.provider_type, language)
        seat = _term(page.municipality, language) if page.municipality else ""
        facts = [
            (gettext("Where?"), showable(page.address) or seat),
            (gettext("What is offered?"), _offers(codes, language)),
            (gettext("How to ask?"), showable(page.phone or page.email)),
        ]
        name = _said(page.read("name", language), language)
        return Content(
            language=language,
            kicker=" · ".join(one for one in (kind, seat) if one),
            name=name,
            summary=_said(page.read("summary", language), language),
            provider=Label(showable(host(page.website)), language),
            facts=_known(facts),
            address=_short(page),
            rate=PROGRAMME_RATE,
            cover=draw(field, variant_of(page.public_id)),
        )


def of_operation(
    operation: FundingOperation, language: Language, page: ProjectPage | None = None
) -> Content:
    """A funding operation: what it is called, by which number, and when.

    It leads to the public page that describes it, or else to the home page.
    """
    with override(language):
        years = f"{operation.starts_on:%Y}–{operation.ends_on:%Y}"
        facts = [
            (gettext("Number"), showable(operation.number)),
            (gettext("Fund"), showable(operation.fund)),
            (gettext("Years"), years),
        ]
        return Content(
            language=language,
            kicker=gettext("Project of the European Union’s funds"),
            name=_said(read(operation, "name", language), language),
            summary=Label(_about_the_site(), language),
            provider=Label("", language),
            facts=_known(facts),
            address=_short(page) if page else _home(),
            rate=operation.rate,
            cover=draw("", operation.pk % VARIANTS),
        )


def of_site(language: Language) -> Content:
    """The catalogue itself."""
    with override(language):
        return Content(
            language=language,
            kicker=gettext("For schools in all of Latvia"),
            name=Label(str(settings.WAGTAIL_SITE_NAME), "lv"),
            summary=Label(_about_the_site(), language),
            provider=Label("", language),
            facts=(),
            address=_home(),
            rate=PROGRAMME_RATE,
            cover=draw(*SITE_COVER),
        )


def _home() -> str:
    return _absolute(reverse("wagtail_serve", args=[""]))


def _about_the_site() -> str:
    return gettext("STEM and civic participation for every class in Latvia.")


def _provider(page: ActivityPage) -> ProviderPage:
    found: ProviderPage = page.get_parent().specific
    return found


def _facts(
    page: ActivityPage, vocabularies: Vocabularies, language: Language
) -> tuple[tuple[str, str], ...]:
    """What a teacher asks first stands first: small documents show three of them."""
    grades = {grade.code for grade in page.grades.all()}
    towns = [page.municipality.code] if page.municipality else []
    ways = [one.code for one in page.formats.all()]
    where = wording.places(towns, ways, vocabularies, language, serves_all=page.serves_all)
    price = ""
    if page.price is not None:
        price = wording.price(page.price, per_group=page.price_unit == "group")
    length = wording.duration(page.duration_minutes) if page.duration_minutes else ""
    spoken = {one.code for one in page.languages.all()}
    return _known(
        [
            (gettext("Who is it for?"), plain(wording.grades(grades, vocabularies, language))),
            (gettext("Where?"), plain(where)),
            (gettext("What does it cost?"), showable(price)),
            (gettext("How long does it take?"), showable(length)),
            (
                gettext("How large a group?"),
                wording.sentence(wording.group_size(page.group_min, page.group_max)),
            ),
            (
                gettext("In which language?"),
                plain(wording.languages(spoken, vocabularies, language)),
            ),
        ]
    )


def _known(facts: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in facts if one[1])


def _offers(fields: list[str], language: Language) -> str:
    labels = [str(current().label("field", code, language)) for code in dict.fromkeys(fields)]
    return showable(", ".join(labels))


def _term(term: Any, language: Language) -> str:
    return showable(str(read(term, "label", language).value or ""))


def _said(found: Reading, language: Language) -> Label:
    return Label(showable(str(found.value or "")), found.language or language)


def _short(page: Page) -> str:
    return _absolute(reverse("materials:short", args=[page.pk]))


def _absolute(path: str) -> str:
    return str(settings.BASE_URL).rstrip("/") + path
