"""Stems: what is left of a word when its ending goes, for words that the dictionary lacks."""

from functools import cache, lru_cache
from typing import Any

import LatvianStemmer
import snowballstemmer

from search.text.folding import fold


@cache
def _english() -> Any:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def latvian_stem(word: str) -> str:
    """The light Latvian stem, folded: `robotikas`, `robotiku` and `robotikā` are `robotik`."""
    return fold(LatvianStemmer.stem(word)) if word.isalpha() else fold(word)


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """The Snowball stem of an English word, folded: `satellites` is `satellit`."""
    return fold(_english().stemWord(word))
