"""What a facet is: its parameters, its choices, how it narrows, how it is counted and shown."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.addresses import nearest, shortened
from search.conditions import AnyOf, Condition
from search.problems import Problem

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a visitor can choose.

    `parent` is the code it stands under in `Facet.parents`, or empty. One that is not `offered` by
    itself (a single grade, a municipality of the past) is shown only once it is chosen.
    """

    code: str
    label: str
    parent: str = ""
    offered: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A form field of a facet beside its choices: name, label, value and HTML type."""

    name: str
    label: Text
    value: str
    type: str


class Facet(ABC):
    """One facet. A file a facet; its name stands nowhere else but in the registry."""

    parameter: ClassVar[str]
    """Its name in the index, in counts and in addresses, the same in both languages."""
    title: ClassVar[Text]
    """Its heading, translated when shown."""
    template: ClassVar[str] = "facets/choices.html"
    """The component that shows it."""
    unfolded: ClassVar[int] = 12
    """How many choices the page shows at once; the others stand under "and N more"."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parameters in addresses: its own, unless the facet says otherwise."""
        return (self.parameter,)

    @abstractmethod
    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """All values in the order shown, with labels in `language`."""

    @abstractmethod
    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """Every code that finds this activity."""

    def parents(self, vocabularies: Vocabularies, language: Language) -> Mapping[str, str]:
        """The labels of what its choices stand under, by code, in the order shown."""
        return {}

    def fields(self, chosen: Sequence[str]) -> tuple[Field, ...]:
        """Its form fields beside the choices."""
        return ()

    def label(self, code: str, vocabularies: Vocabularies, language: Language) -> str:
        """What a chosen code is called; the code itself when there is no such value."""
        found = (c.label for c in self.choices(vocabularies, language) if c.code == code)
        return next(found, code)

    def read(
        self, given: Mapping[str, Sequence[str]], vocabularies: Vocabularies
    ) -> tuple[tuple[str, ...], list[Problem]]:
        """Validate what an address gives under the facet's names.

        Returns the codes without repeats, in the order of the choices, and what was ignored.
        """
        known = [choice.code for choice in self.choices(vocabularies, "lv")]
        values = set(given.get(self.parameter, ()))
        problems = [
            Problem(self.parameter, shortened(value), "unknown-value", nearest(value, known))
            for value in sorted(values.difference(known))
            if value
        ]
        return tuple(code for code in known if code in values), problems

    def write(self, chosen: Sequence[str]) -> list[tuple[str, str]]:
        """The parameters of an address that choose these codes."""
        return [(self.parameter, code) for code in chosen]

    def narrow(self, chosen: Sequence[str]) -> Condition:
        """The condition that the chosen codes set; called only when some are chosen."""
        return AnyOf(self.parameter, tuple(chosen))


class VocabularyFacet(Facet):
    """A facet whose choices are a vocabulary, and whose codes are the activity's terms in it."""

    vocabulary: ClassVar[str]
    """The vocabulary's name in the snapshot."""
    relation: ClassVar[str]
    """The activity's many-to-many field that holds its terms."""

    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """The vocabulary in its order."""
        return [
            Choice(code, entry.label(language), entry.parent)
            for code, entry in vocabularies[self.vocabulary].items()
        ]

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """The codes of the terms that the activity names."""
        return [term.code for term in getattr(activity, self.relation).all()]
