"""What a facet is: its parameter, its choices, how it narrows, how it is counted and shown."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.conditions import AnyOf, Condition
from search.problems import Problem


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a visitor can choose; `parent` is the code it stands under, or empty."""

    code: str
    label: str
    parent: str = ""


class Facet(ABC):
    """One facet. A file a facet; its name stands nowhere else but in the registry."""

    parameter: ClassVar[str]
    """Its name in addresses, the index and the API."""
    title: ClassVar[str | Promise]
    """Its heading, translated when shown."""
    template: ClassVar[str] = "facets/choices.html"
    """The component that shows it."""

    @abstractmethod
    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """All values in the order shown, with labels in `language`."""

    @abstractmethod
    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """Every code that finds this activity."""

    @abstractmethod
    def parse(
        self, values: Sequence[str], vocabularies: Vocabularies
    ) -> tuple[tuple[str, ...], list[Problem]]:
        """Validate an address's values: the codes without repeats, and what was ignored."""

    def narrow(self, chosen: Sequence[str]) -> Condition:
        """The condition that the chosen codes set; called only when some are chosen."""
        return AnyOf(self.parameter, tuple(chosen))
