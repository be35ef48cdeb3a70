"""What is forgotten of applications, and when."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from people.applications.models import ProviderApplication, State

EVERY: Final = 3600.0
"""Seconds between two runs."""
UNCONFIRMED_KEPT: Final = timedelta(days=14)
NETWORK_KEPT: Final = timedelta(days=1)
CONTACT_KEPT: Final = timedelta(days=365)
"""So long after the decision the contact person's data are kept, for questions about it."""


def clear(now: datetime | None = None) -> None:
    """Delete what nobody confirmed, and empty the personal data of what was decided long ago."""
    now = now or timezone.now()
    every = ProviderApplication.objects.all()
    every.filter(state=State.UNCONFIRMED, made_at__lte=now - UNCONFIRMED_KEPT).delete()
    every.filter(made_at__lte=now - NETWORK_KEPT).exclude(network="").update(network="")
    every.filter(decided_at__lte=now - CONTACT_KEPT).exclude(contact_name="").update(
        contact_name="", email="", phone="", explanation=""
    )
