"""Where a group says other than those that there are already.

A word means the same as others in one group, and leads on in one group, so that what it finds can
be read in one place and its searches stay short.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue_pages.bilingual.reading import Language
from search.synonyms.expressions import find_alike


@dataclass(frozen=True, slots=True)
class Sides:
    """A group by its two lists of expressions, and how it is called."""

    name: str
    words: Sequence[str]
    leads_to: Sequence[str]


def contradictions(group: Sides, others: Iterable[Sides], language: Language) -> Iterator[str]:
    """What stands in the way of a group, and what to do about it: one message for each other."""
    for other in others:
        if group.leads_to and other.leads_to:
            message = _lead_otherwise(group, other, language)
        elif group.leads_to or other.leads_to:
            one_way, same = (group, other) if group.leads_to else (other, group)
            message = _lead_within(one_way, same, other.name, language)
        else:
            message = _mean_more(group, other, language)
        if message:
            yield message


def _shared(some: Sequence[str], others: Sequence[str], language: Language) -> str:
    """The first of `some` that is among others in any form, or nothing."""
    return next((one for one in some if find_alike(one, others, language)), "")


def _mean_more(group: Sides, other: Sides, language: Language) -> str:
    shared = _shared(group.words, other.words, language)
    return shared and _(
        "“%(expression)s” stands in the group “%(group)s” already. If the other words mean the "
        "same, add them there."
    ) % {"expression": shared, "group": other.name}


def _lead_otherwise(group: Sides, other: Sides, language: Language) -> str:
    shared = _shared(group.words, other.words, language)
    if shared:
        return _(
            "“%(expression)s” leads somewhere in the group “%(group)s” already. Add there what "
            "else it leads to."
        ) % {"expression": shared, "group": other.name}
    back = _shared(group.words, other.leads_to, language)
    if back and _shared(group.leads_to, other.words, language):
        return _(
            "The group “%(group)s” leads the other way, to “%(expression)s”. If they mean the "
            "same, write all of them into the words of one group."
        ) % {"expression": back, "group": other.name}
    return ""


def _lead_within(one_way: Sides, same: Sides, name: str, language: Language) -> str:
    start = _shared(one_way.words, same.words, language)
    end = _shared(one_way.leads_to, same.words, language)
    if not start or not end:
        return ""
    return _(
        "“%(start)s” leads to “%(end)s” in one group and means the same in another; the other "
        "group is “%(group)s”. Keep one of them."
    ) % {"start": start, "end": end, "group": name}
