"""`manage.py welcome`: where the site is, and the demonstration's sign-ins."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from environs import Env

from demo.accounts import usable_accounts

ANY_HOST = ("0.0.0.0", "::", "")  # noqa: S104 - compared with, not listened on


class Command(BaseCommand):
    """Greets whoever has just started the site."""

    help = "Print the site's addresses (HOST, PORT) and the demonstration's sign-ins."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print them."""
        for line in _lines():
            self.stdout.write(line)


def _lines() -> Iterator[str]:
    env = Env()
    host, port = env.str("HOST", "127.0.0.1"), env.int("PORT", 8000)
    base = f"http://{'localhost' if host in ANY_HOST else host}:{port}"
    yield ""
    yield f"  Latviešu   {base}/lv/"
    yield f"  English    {base}/en/"
    yield f"  Admin      {base}/admin/"
    for account in usable_accounts() if settings.DEMO_CATALOGUE else ():
        yield f"             {account.username} / {account.password}   ({account.purpose})"
    if not settings.REQUIRE_TWO_FACTOR:
        yield "             No second step is asked here; REQUIRE_TWO_FACTOR=1 asks for it,"
        yield "             as every public installation does."
    yield ""
