"""What an activity's numbers and codes are called, in the language of the page."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext, pgettext

from catalogue_pages.bilingual.reading import Label, Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from presentation.marking import joined, reworded


def only_in_other(written: Iterable[Language], language: Language) -> str:
    """A plain note where a page in `language` shows texts in the other one; empty where not."""
    if all(one == language for one in written):
        return ""
    return gettext("In English only") if language == "lv" else gettext("In Latvian only")


def grades(codes: Collection[str], vocabularies: Vocabularies, language: Language) -> SafeString:
    """Grades as people say them: neighbours as one range, such as "Preschool, grades 1–9"."""
    chosen = [code for code in vocabularies.grade_order if code in codes]
    named = [code for code in chosen if not code.isdigit()]
    labels = {code: _group_label(code, vocabularies, language) for code in named}
    parts = [labels.get(run[0]) or _range(run) for run in _runs(chosen)]
    return joined(", ", [*map(sentence, parts[:1]), *parts[1:]], language)


def _runs(codes: Iterable[str]) -> list[list[str]]:
    """Numbered grades that follow one another together, every other grade by itself."""
    runs: list[list[str]] = []
    for code in codes:
        last = runs[-1][-1] if runs else ""
        if code.isdigit() and last.isdigit() and int(code) == int(last) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    return runs


def _range(run: list[str]) -> str:
    if len(run) == 1:
        return gettext("grade %(grade)s") % {"grade": run[0]}
    return gettext("grades %(first)s–%(last)s") % {"first": run[0], "last": run[-1]}


def _group_label(code: str, vocabularies: Vocabularies, language: Language) -> str:
    label = vocabularies.label("grade_group", vocabularies["grade"][code].parent, language)
    return reworded(label[:1].lower() + label[1:], label)


def price(amount: Decimal, *, per_group: bool) -> str:
    """A price in euro, such as "€4.50 per pupil", or "free"."""
    if amount == 0:
        return gettext("Free")
    places = 0 if amount == amount.to_integral_value() else 2
    values = {"amount": number_format(amount, decimal_pos=places)}
    if per_group:
        return gettext("€%(amount)s per group") % values
    return gettext("€%(amount)s per pupil") % values


def duration(minutes: int) -> str:
    """A length of time, such as "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return gettext("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return gettext("%(hours)s h") % {"hours": hours}
    return gettext("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def distance(kilometres: float, *, comes: bool) -> str:
    """How far an activity is, such as "12 km", or that it comes to schools there."""
    if comes:
        return gettext("Comes to schools nearby")
    if kilometres < 1:
        return gettext("less than 1 km")
    return gettext("%(distance)s km") % {"distance": round(kilometres)}


def group_size(smallest: int | None, largest: int | None) -> str:
    """How many pupils a group has; empty when neither number is known."""
    if smallest and largest and smallest != largest:
        values = {"smallest": smallest, "largest": largest}
        return (
            ngettext("%(smallest)s–%(largest)s pupil", "%(smallest)s–%(largest)s pupils", largest)
            % values
        )
    if largest and smallest:
        return ngettext("%(count)s pupil", "%(count)s pupils", largest) % {"count": largest}
    if largest:
        return ngettext("up to %(count)s pupil", "up to %(count)s pupils", largest) % {
            "count": largest
        }
    if smallest:
        return ngettext("at least %(count)s pupil", "at least %(count)s pupils", smallest) % {
            "count": smallest
        }
    return ""


def places(
    municipalities: Collection[str],
    formats: Collection[str],
    vocabularies: Vocabularies,
    language: Language,
    *,
    serves_all: bool,
) -> SafeString:
    """Where it happens, shortly: the venue's municipality, then the formats that add to it."""
    known: list[str] = [
        vocabularies.label("municipality", code, language) for code in municipalities
    ]
    shown = known[:2]
    if len(known) > len(shown):
        shown.append(gettext("and %(count)s more") % {"count": len(known) - len(shown)})
    said_by_place = {AT_PROVIDER} if known else set()
    ways: list[str] = [
        vocabularies.label("format", code, language)
        for code in formats
        if code not in said_by_place
    ]
    if serves_all:
        ways.append(gettext("any school in Latvia"))
    return joined(" · ", [*shown, *ways], language)


def languages(codes: Collection[str], vocabularies: Vocabularies, language: Language) -> SafeString:
    """The languages an activity is held in; empty where it is only the one that goes unsaid."""
    if set(codes) <= {EXPECTED_LANGUAGE}:
        return SafeString("")
    ordered = [code for code in vocabularies["language"] if code in codes]
    return language_names(
        [vocabularies.label("language", code, language) for code in ordered], language
    )


def language_names(labels: Sequence[Label], language: Language) -> SafeString:
    """Names of languages as one line: Latvian writes them small, except where the line begins."""
    later = [reworded(name.lower(), name) if name.language == "lv" else name for name in labels[1:]]
    return joined(", ", [*labels[:1], *later], language)


EXPECTED_LANGUAGE = "lv"
"""The language that a school in Latvia expects, so that a card need not name it."""


AT_PROVIDER = "at-provider"
"""The format that says nothing more once the municipality is named."""


def unknown(what: Collection[str]) -> str:
    """One sentence for everything that is not known; empty when all is."""
    if not what:
        return ""
    return gettext("Ask the provider: %(what)s") % {"what": ", ".join(what)}


def what_is_unknown(*, price_known: bool, duration_known: bool, group_known: bool) -> list[str]:
    """The names of what a teacher would have to ask for."""
    return [
        name
        for name, known in (
            (pgettext("ask the provider", "price"), price_known),
            (pgettext("ask the provider", "length"), duration_known),
            (pgettext("ask the provider", "group size"), group_known),
        )
        if not known
    ]


def sentence(text: str) -> str:
    """`text` with a capital letter first."""
    return reworded(text[:1].upper() + text[1:], text)
