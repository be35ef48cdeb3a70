"""The form of an inflected word that a dictionary lists, for showing it.

A lemma alone will not do: it may be what a word is derived from (`pulciņi` gives `pulks`, of which
a `pulciņš` is a small one) or a verb that shares its stem (`robotu` gives `robot`).
"""

from functools import lru_cache
from typing import Final

from search.text.lemmas import is_known, lemmas
from search.text.stems import latvian_stem

_NOMINATIVES: Final = ("s", "š")
"""The endings of nouns whose lemma is not their own; others are as well endings of verbs."""
_INFINITIVES: Final = ("t", "ties")


@lru_cache(maxsize=65536)
def headwords(word: str) -> tuple[str, ...]:
    """The nominatives that a Latvian word in lower case may be a form of.

    The word itself when it is one, an infinitive or unknown; none for any other form of a verb.
    """
    known = lemmas(word)
    if not known or word in known:
        return (word,)
    nouns = [lemma for lemma in known if not lemma.endswith(_INFINITIVES)]
    stem = latvian_stem(word)
    of_one_stem = [lemma for lemma in nouns if latvian_stem(lemma) == stem]
    return tuple(of_one_stem or _of_one_lemma(word, known) or nouns)


def _of_one_lemma(word: str, known: tuple[str, ...]) -> list[str]:
    bare = word[: len(latvian_stem(word))]
    made = (bare + ending for ending in _NOMINATIVES)
    return [one for one in made if is_known(one) and set(lemmas(one)) & set(known)][:1]
