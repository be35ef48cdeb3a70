"""An authenticator app: what it shows now for a secret."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)


def code(secret: str, *, step: int = 0) -> str:
    """The six digits of this half minute, or of one before or after."""
    counter = list(yield_hotp_counters_from_time())[1 + step]
    return str(format_hotp_value(hotp_value(secret, counter)))
