"""`manage.py erase_person`: what a person may ask for (General Data Protection Regulation, 17)."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.models import User
from people.personal_data.erasing import erase
from people.signing_in.accounts import account_of


class Command(BaseCommand):
    """Erases a person, for the one who keeps the installation."""

    help = (
        "Erase what says who a person is: name, addresses, letters, invitations, sessions. What "
        "they did stays in the history under a number. Done again, it changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the command line."""
        parser.add_argument("who", metavar="WHO", help="e-mail address, user name or number")
        parser.add_argument("--dry-run", action="store_true", help="count only, change nothing")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Erase them. Raises CommandError where there is no such account."""
        person = _found(options["who"])
        counts = erase(person, dry_run=options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps({"account": person.pk, "erased": counts}))
            return
        begin = "Would be erased" if options["dry_run"] else "Erased"
        told = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
        self.stdout.write(f"{begin} of account {person.pk}: {told or 'nothing'}.")


def _found(who: str) -> User:
    person = account_of(who)
    if person is None and who.isascii() and who.isdigit():
        person = User.objects.filter(pk=int(who)).first()
    if person is None:
        raise CommandError(f"There is no account “{who}”: name an address, user name or number.")
    return person
