"""What keeps robots from the public form: a field nobody sees, time, and how often.

No third party is asked, and a robot is told nothing: it gets the page that everybody gets.
"""

import hashlib
import hmac
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone

from people.applications.models import made_since

FASTEST: Final = timedelta(seconds=3)
"""Nobody fills in the form faster than this."""
AN_HOUR_FROM_A_NETWORK: Final = 10
A_DAY_TO_AN_ADDRESS: Final = 3

_clock: Final = TimestampSigner(salt="people.offering.begun")


def begun() -> str:
    """What a new form holds, to tell when it was asked for."""
    return _clock.sign("form")


def is_too_fast(begun: str) -> bool:
    """Whether a form came back sooner than a person can fill it in, or was never asked for."""
    try:
        _clock.unsign(begun)
    except BadSignature:
        return True
    try:
        _clock.unsign(begun, max_age=FASTEST)
    except BadSignature:  # older than that
        return False
    return True


def network(request: HttpRequest) -> str:
    """A keyed digest of the network that a request came from (IPv4 /24, IPv6 /48), or empty.

    The address itself is kept nowhere. Which of a proxy's headers tells it is a setting of allauth
    (`ALLAUTH_TRUSTED_PROXY_COUNT`), which counts attempts to sign in by the same address.
    """
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except (ValueError, PermissionDenied, ImproperlyConfigured):
        return ""
    width = 48 if isinstance(address, IPv6Address) else 24
    found = str(ip_network(f"{address}/{width}", strict=False))
    key = f"people.offering.network{settings.SECRET_KEY}".encode()
    return hmac.new(key, found.encode(), hashlib.sha256).hexdigest()


def is_too_many(email: str, network: str) -> bool:
    """Whether an address or a network has had its share; every process counts the same rows."""
    now = timezone.now()
    to_address = made_since(now - timedelta(days=1)).filter(email__iexact=email)
    if to_address.count() >= A_DAY_TO_AN_ADDRESS:
        return True
    if not network:
        return False
    from_network = made_since(now - timedelta(hours=1)).filter(network=network)
    return from_network.count() >= AN_HOUR_FROM_A_NETWORK
