"""Dictionary forms of Latvian words, by Hunspell's Latvian dictionary.

The dictionary knows what no list of endings can: changed consonants (`lāča` is `lācis`, `skaitļu`
is `skaitlis`) and which of several readings a form has. chunspell reads it; the files and their
licence lie in `data/hunspell/`.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

DICTIONARY: Final = Path(__file__).parent / "data" / "hunspell" / "index"


@cache
def _dictionary() -> Any:
    from hunspell import Hunspell  # noqa: PLC0415  # a second of loading that few processes need

    return Hunspell(DICTIONARY.name, hunspell_data_dir=str(DICTIONARY.parent))


@lru_cache(maxsize=65536)
def lemmas(word: str) -> tuple[str, ...]:
    """The dictionary forms of a word in lower case, shortest first; none when it is unknown."""
    if not word.isalpha():
        return ()
    found = {str(lemma).lower() for lemma in _dictionary().stem(word)}
    if not found:
        found = {str(lemma).lower() for lemma in _dictionary().stem(word.capitalize())}
    return tuple(sorted(found, key=lambda lemma: (len(lemma), lemma)))


@lru_cache(maxsize=65536)
def is_known(word: str) -> bool:
    """Whether the dictionary has this form of a word, a proper name included."""
    return bool(_dictionary().spell(word) or _dictionary().spell(word.capitalize()))


@lru_cache(maxsize=4096)
def near_words(word: str) -> tuple[str, ...]:
    """Words of the dictionary that look like a misspelt one, nearest first, in lower case."""
    return tuple(str(near).lower() for near in _dictionary().suggest(word))
