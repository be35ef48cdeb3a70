"""`manage.py load_groups`: give the groups of editors and moderators their permissions."""

from typing import Any

from django.core.management.base import BaseCommand

from people.groups import grant


class Command(BaseCommand):
    """Grants permissions to groups; may be run again at any time."""

    help = "Give the groups of editors and moderators their permissions; none is taken away."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Grant, and say how many permissions were missing."""
        self.stdout.write(f"{grant()} permissions granted.")
