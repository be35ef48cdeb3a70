"""What an engine must do. Written once; the tests of it run on every engine."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol, cast
from uuid import UUID

from catalogue_pages.bilingual.reading import Language
from search.documents import ActivityDocument
from search.gist import Gist
from search.results import Hit, Results
from search.selection import Selection
from search.suggestions import Suggestions

Capability = Literal["suggest", "similar", "distance", "cursor"]


class EngineError(Exception):
    """The engine could not answer; the message names what and the remedy."""


@dataclass(frozen=True, slots=True)
class Removal:
    """An activity that must not be found any more, as of a journal position."""

    id: UUID
    version: int


Update = ActivityDocument | Removal
"""What a target is handed. A target keeps the higher version of an id, whatever the order."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What an index holds of one activity: enough to compare it with the database."""

    id: UUID
    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that an index will never take as it is, and why."""

    id: UUID
    version: int
    reason: str


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the engine can answer now, with the reason when not."""

    ok: bool
    detail: str = ""


class Target(Protocol):
    """One index that updates are written to. `name` is its name among the journal's targets."""

    name: str

    @property
    def fingerprint(self) -> str:
        """What it was built with; empty when that is not known."""

    def apply(self, updates: Sequence[Update]) -> Sequence[Refusal]:
        """Write a batch, visible afterwards; returns what of it can never be written as it is.

        Raises EngineError when the target cannot be written to now. The same batch may then be
        handed to it again, whatever of it was taken.
        """

    def filling(self) -> AbstractContextManager[None]:
        """While nothing reads it yet: what is applied within need not be visible before its end."""

    def entries(self) -> Iterator[IndexEntry]:
        """Everything the index holds, for `index check`."""

    def count(self) -> int:
        """How many activities it holds."""


class Engine(Protocol):
    """A search engine behind the catalogue."""

    name: str
    capabilities: frozenset[Capability]

    @property
    def parts(self) -> "Sequence[Engine]":
        """The engines with a live index of their own that it is made of: itself, for most."""

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection; `after` is the cursor of the last hit seen, for engines with it.

        Raises EngineError when the engine cannot answer.
        """

    def live(self) -> Target:
        """The target that searches read now. Raises EngineError when nothing was ever built."""

    def live_name(self) -> str | None:
        """The name of the target that searches read, even if it is broken; None without one.

        Raises EngineError when that cannot be told.
        """

    def build(self, fingerprint: str) -> Target:
        """A new, empty target that searches do not read yet; it keeps `fingerprint` beside itself.

        The fingerprint says how its documents are made; where it is another now, the index needs
        to be built anew.
        """

    def publish(self, target: Target) -> str | None:
        """Let searches read this target from now on; returns the name of the one before."""

    def discard(self, name: str) -> None:
        """Delete a target; unknown names are no error, and the one that searches read stays."""

    def keeps(self, name: str) -> bool:
        """Whether a target of that name is one of its own, there or not."""

    def open(self, name: str) -> Target:
        """The target of that name. Raises EngineError when there is none."""

    def names(self) -> Sequence[str]:
        """The names of all targets that there are, whether or not searches read them."""

    def mapping(self) -> str:
        """A digest of how documents lie in this engine's indices."""

    def health(self) -> Health:
        """Whether the engine answers."""


class Suggests(Protocol):
    """An engine that declares `suggest`."""

    def suggest(self, text: str, language: Language) -> Suggestions:
        """What may be meant by a query that is typed so far, out of what is public now.

        Any text is borne; one that is too short gives nothing. Raises EngineError.
        """


class Resembles(Protocol):
    """An engine that declares `similar`."""

    def similar(self, gist: Gist, most: int) -> tuple[Hit, ...]:
        """Other public activities like this one, the likest first, at most two of one provider.

        Raises EngineError.
        """


def suggesting(engine: Engine) -> Suggests | None:
    """The engine as one that suggests; None where it declares no such thing."""
    return cast(Suggests, engine) if "suggest" in engine.capabilities else None


def resembling(engine: Engine) -> Resembles | None:
    """The engine as one that knows what is similar; None where it declares no such thing."""
    return cast(Resembles, engine) if "similar" in engine.capabilities else None
