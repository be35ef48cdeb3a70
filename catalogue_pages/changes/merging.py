"""Loading a file again: what the file may write, and what people have changed since the last load.

A load remembers a digest of each value that it has written. What still has that digest may be
written anew; what has another was changed by a person, and is kept unless the load is forced.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def digest(value: Any) -> str:
    """A fingerprint of a plain value (text, number, list of codes …)."""
    text = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Difference:
    """A field whose value in the file is not the one that stands."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What a load does with one record: `write` it, and `kept` what a person has changed."""

    write: tuple[Difference, ...] = ()
    kept: tuple[Difference, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)


def merge(
    incoming: Mapping[str, Any],
    current: Mapping[str, Any],
    digests: Mapping[str, str],
    *,
    force: bool = False,
) -> Merged:
    """Decide for each field of `incoming` whether it may replace what stands in `current`.

    Values are plain: None, "", [] and () say nothing. `digests` are those of the last load, by
    field; a field without one was never loaded, and is written only where it says nothing. The
    result's `digests` are those to remember after this load: a kept field keeps its old one, so
    that it stays kept.
    """
    write, kept, remembered = [], [], dict(digests)
    for name, new in incoming.items():
        old = current.get(name)
        if old == new:
            remembered[name] = digest(new)
        elif force or _untouched(old, digests.get(name)):
            write.append(Difference(name, old, new))
            remembered[name] = digest(new)
        else:
            kept.append(Difference(name, old, new))
    return Merged(tuple(write), tuple(kept), remembered)


def _untouched(old: Any, known: str | None) -> bool:
    if known is None:
        return old in (None, "", [], ())
    return digest(old) == known
