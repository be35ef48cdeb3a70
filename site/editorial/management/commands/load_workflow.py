"""`manage.py load_workflow`: the workflow of moderation, and the reasons to return something."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from editorial.moderation.reasons import load_reasons
from editorial.moderation.workflow import make_workflow


class Command(BaseCommand):
    """Makes the workflow and the reasons; may be run again at any time."""

    help = (
        "Set the workflow of moderation on the catalogue, with the editors' group to decide, and "
        "load the reasons to return something that are not there yet."
    )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make what is missing."""
        with transaction.atomic():
            workflow = make_workflow()
            made = load_reasons()
        if options["verbosity"] > 0:
            self.stdout.write(f"“{workflow.name}” stands; {made} reasons made.")
