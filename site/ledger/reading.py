"""Reading the ledger: what happened since, in order and without a gap."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, QuerySet

from ledger.models import Entry, Kind, Ledger


def since(position: int, kinds: Collection[Kind] = ()) -> QuerySet[Entry]:
    """What happened after a position, the earliest first; of some kinds, or of all."""
    entries = Entry.objects.filter(position__gt=position).order_by("position")
    return entries.filter(kind__in=kinds) if kinds else entries


def before(moment: datetime) -> int:
    """The last position before a moment; whoever reads on from it misses nothing since then."""
    return Entry.objects.filter(happened_at__lt=moment).aggregate(last=Max("position"))["last"] or 0


def last_position() -> int:
    """The last position given."""
    return Ledger.objects.filter(pk=1).values_list("last_position", flat=True).first() or 0
