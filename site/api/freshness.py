"""Whether an answer is still the one that a client holds: entity tags and times of change.

What a list or a detail says depends on what processes keep in memory (vocabularies, navigation,
identity), on the index, and on the clock. Everything kept and the ledger raise an edition when they
change; the clock makes an answer another one at the next expiry or at midnight. So a tag is made of
the editions' numbers and of that moment, by one query, and nothing is looked up for a 304.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from django.db.models import Min
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from catalogue_pages.changes.editions import Kept, changed_at, numbers
from ledger.recording import EDITION
from search.engines.configured import engine

_SETTLED: Final = timedelta(seconds=2)
"""HTTP's times are whole seconds: what changed in this one may change in it again."""
_BEGUN: Final = timezone.now()
"""When this process began: it may say things otherwise than the one before it."""


@dataclass(slots=True)
class _Clock:
    """When the clock last changed what is public, and when it does so next."""

    changed_at: datetime
    until: datetime


def _read() -> _Clock:
    now = timezone.now()
    begun = datetime.combine(timezone.localdate(now), time.min, timezone.get_default_timezone())
    expiry = Page.objects.filter(live=True, expire_at__gt=now).aggregate(next=Min("expire_at"))
    midnight = begun + timedelta(days=1)
    return _Clock(begun, min(expiry["next"] or midnight, midnight))


kept: Kept[_Clock] = Kept(EDITION, _read)


def tag(request: HttpRequest) -> str:
    """The weak entity tag of this address's answer as it is now."""
    content = (
        request.get_full_path(),
        request.get_host(),
        sorted(numbers().items()),
        _clock().until.isoformat(),
        engine().name,
        _shape(),
    )
    return f'W/"{hashlib.blake2b(repr(content).encode(), digest_size=12).hexdigest()}"'


def last_modified() -> int | None:
    """When anything public last changed, in seconds since 1970; None while that is this moment."""
    changed = max(_clock().changed_at, changed_at() or _BEGUN, _BEGUN)
    return int(changed.timestamp()) if timezone.now() - changed > _SETTLED else None


def _clock() -> _Clock:
    clock = kept.get()
    now = timezone.now()
    if now < clock.until:
        return clock
    passed = clock.until
    kept.forget()
    clock = kept.get()
    clock.changed_at = max(clock.changed_at, passed)
    return clock


@cache
def _shape() -> str:
    """What this release's answers look like."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.blake2b(b"".join(one.read_bytes() for one in sources)).hexdigest()
