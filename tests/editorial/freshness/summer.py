"""A summer of reviews, as a process of its own: `python -m tests.editorial.freshness.summer`.

Goes on with the day that the file named in SUMMER holds, by a frozen clock, and says before each
day on which much is written that it begins. The settings and the database come from the
environment.
"""

import os
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import django
import time_machine

django.setup()

from editorial.freshness.reviewing import review  # noqa: E402
from mailing.sending import send_due  # noqa: E402
from tests.persons import make_person  # noqa: E402
from tests.search.content import make_activity, make_catalogue, make_provider  # noqa: E402

RIGA = ZoneInfo("Europe/Riga")
BEGINS, ENDS = date(2027, 7, 15), date(2027, 10, 16)
BUSY = (date(2027, 7, 16), date(2027, 8, 15), date(2027, 10, 14))
PROVIDERS = 12


def make() -> None:
    """The catalogue, as it was in spring."""
    with time_machine.travel(datetime(2027, 3, 1, 9, tzinfo=RIGA), tick=False):
        catalogue = make_catalogue()
        for number in range(PROVIDERS):
            provider = make_provider(catalogue, f"Muzejs {number}")
            if number:  # the first one has nobody
                make_person(f"persona{number}", provider)
            for name in ("Roboti", "Kukaiņi"):
                make_activity(provider, f"{name} {number}")
        editor = make_person("rita")
        editor.groups.create(name="Catalogue editors")


def go_on(kept: Path) -> None:
    """Live through the summer from the day that was begun last."""
    day = date.fromisoformat(kept.read_text()) if kept.exists() else BEGINS
    with time_machine.travel(datetime(2027, 1, 1, tzinfo=RIGA), tick=False) as clock:
        while day <= ENDS:
            kept.write_text(day.isoformat())
            if day in BUSY:
                sys.stdout.write(f"{day}\n")
                sys.stdout.flush()
            at = datetime.combine(day, datetime.min.time(), RIGA) + timedelta(hours=9)
            clock.move_to(at)
            review()
            while send_due(at):
                pass
            day += timedelta(days=1)


if __name__ == "__main__":
    if sys.argv[1:] == ["make"]:
        make()
    else:
        go_on(Path(os.environ["SUMMER"]))
