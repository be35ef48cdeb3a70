"""Which addresses may be written down at all; where their names lead is looked at when calling."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PORTS: Final = (443, 8443)
"""Those of HTTPS; at others there are other services."""
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_LONGEST: Final = 500
_PRINTED: Final = re.compile(r"[!-~]+")
_LABEL: Final = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER: Final = re.compile(r"\d+|0x[0-9a-f]*")
_INSIDE: Final = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "arpa"}
)
"""Last parts of names that are no names of the Internet."""


def check(address: str) -> None:
    """Refuse what is no plain https address of a name. Raises ValidationError."""
    for problem in problems_of(address):
        raise ValidationError(problem)


def problems_of(address: str) -> Iterator[str]:
    """What stands against an address, each with what would do; nothing where it may be called."""
    parts = _parts(address)
    if parts is None:
        yield _(
            "Write an address in Latin letters without spaces, for example "
            "https://portal.example.lv/webhooks. Write other letters of a name as xn--…."
        )
        return
    if may_be_loopback(address):
        return
    if parts.scheme != "https":
        yield _("Write an address that begins with https://; others are not encrypted.")
    if "@" in parts.netloc:
        yield _("Leave out name and password before the @; messages are signed instead.")
    if parts.fragment or address.endswith("#"):
        yield _("Leave out what follows #; it is never sent.")
    if _port(parts) not in PORTS:
        allowed = ", ".join(map(str, PORTS))
        yield _("Use one of these ports: %(ports)s.") % {"ports": allowed}
    yield from _of_name(parts.hostname or "")


def may_be_loopback(address: str) -> bool:
    """Whether it leads to this machine and may, as in development."""
    parts = _parts(address)
    return (
        settings.WEBHOOKS_ALLOW_LOOPBACK
        and parts is not None
        and parts.scheme in {"http", "https"}
        and "@" not in parts.netloc
        and parts.hostname in LOOPBACK
    )


def _parts(address: str) -> SplitResult | None:
    """The address in its parts; None for what no two programs would read alike."""
    if len(address) > _LONGEST or not _PRINTED.fullmatch(address) or "\\" in address:
        return None
    try:
        parts = urlsplit(address)
        _port(parts)
    except ValueError:
        return None
    return parts if parts.hostname else None


def _port(parts: SplitResult) -> int:
    return parts.port if parts.port is not None else PORTS[0]


def _of_name(name: str) -> Iterator[str]:
    """What stands against a host's name, in small letters."""
    labels = name.split(".")
    if ":" in name or _NUMBER.fullmatch(labels[-1] or labels[-2] if len(labels) > 1 else name):
        yield _("Write the name of the machine, not its number; a certificate is for a name.")
    elif not all(_LABEL.fullmatch(label) for label in labels):
        yield _("“%(name)s” is not the name of a machine on the Internet.") % {"name": name}
    elif len(labels) < 2 or labels[-1] in _INSIDE:
        yield _(
            "“%(name)s” is a name of an inner network. Write one that is known on the Internet."
        ) % {"name": name}
