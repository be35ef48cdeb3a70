"""The cases of Latvian place names.

A dictionary lacks many places, and a stem is too coarse for them (`Balvi` and `balva`, a prize,
share one), so every case of a listed name is made from its nominative.
"""

from typing import Final

# By ending of the nominative: the endings of the other cases (both numbers of the locative).
_ENDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("ene", ("ene", "enes", "enei", "eni", "enē")),
    ("is", ("is", "ja", "im", "i", "ī", "u")),
    ("us", ("us", "us", "um", "u", "ū")),
    ("as", ("as", "u", "ām", "ās")),
    ("es", ("es", "u", "ēm", "ēs")),
    ("ši", ("ši", "šu", "šiem", "šus", "šos")),
    ("ži", ("ži", "žu", "žiem", "žus", "žos")),
    ("s", ("s", "a", "am", "u", "ā", "ī", "i", "im")),
    ("a", ("a", "as", "ai", "u", "ā")),
    ("e", ("e", "es", "ei", "i", "ē")),
    ("i", ("i", "u", "iem", "us", "os")),
)
_SOFTENED: Final = {
    "t": "š", "d": "ž", "s": "š", "z": "ž", "n": "ņ", "l": "ļ",
    "b": "bj", "p": "pj", "m": "mj", "v": "vj", "c": "č",
}  # fmt: skip


def cases(name: str) -> frozenset[str]:
    """Every case of a one-word place name, in lower case; the name alone if indeclinable."""
    lower = name.lower()
    for nominative, endings in _ENDINGS:
        if lower.endswith(nominative) and len(lower) > len(nominative) + 1:
            base = lower[: -len(nominative)]
            found = {base + ending for ending in endings}
            if nominative in ("is", "es", "e", "s"):
                soft = base[:-1] + _SOFTENED.get(base[-1], base[-1])
                found |= {soft + "a", soft + "u"}
            return frozenset({lower} | found)
    return frozenset({lower})
