"""Stems: what is left of a word when its ending goes, for words that the dictionary lacks."""

from functools import lru_cache

import LatvianStemmer
import snowballstemmer

from search.text.folding import fold


@lru_cache(maxsize=65536)
def latvian_stem(word: str) -> str:
    """The light Latvian stem, folded: `robotikas`, `robotiku` and `robotikā` are `robotik`."""
    return fold(LatvianStemmer.stem(word)) if word.isalpha() else fold(word)


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """The Snowball stem of an English word, folded: `satellites` is `satellit`."""
    # A stemmer holds the word it works on: one that threads share cuts their words to pieces.
    return fold(snowballstemmer.stemmer("english").stemWord(word))
