"""What an activity is about, as far as others can be like it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from catalogue_pages.bilingual.reading import Language
from search.documents import Role


@dataclass(frozen=True, slots=True)
class Gist:
    """An activity's id, its texts in each language, and its codes by the facet's parameter.

    There may be fewer texts and codes than an index holds of it; those there are decide.
    """

    id: UUID
    texts: Mapping[Language, Mapping[Role, str]]
    codes: Mapping[str, tuple[str, ...]]
