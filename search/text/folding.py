"""Letters as they are typed without a Latvian keyboard."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics: `Ķīmija` is `kimija`, `Straße` is `strasse`."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def has_diacritics(text: str) -> bool:
    """Whether folding would change more than the case."""
    return fold(text) != unicodedata.normalize("NFKC", text).casefold()
