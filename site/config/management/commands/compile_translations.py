"""Compile the project's message files without gettext's tools, which a bare machine lacks."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_message_file(source: Path) -> bool:
    """Write the `.mo` beside `source` (a `.po`) unless it is newer; tell whether it was written.

    As gettext's msgfmt does, fuzzy and empty messages stay out. Raises `OSError` when `source`
    cannot be parsed, naming the line.
    """
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
        return False
    polib.pofile(str(source)).save_as_mofile(str(target))
    return True


class Command(BaseCommand):
    """`manage.py compile_translations`: every `.po` under LOCALE_PATHS."""

    help = "Compile the project's message files (.po to .mo) in Python, without gettext."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile what is out of date and say how many files that was."""
        sources = [
            source
            for folder in settings.LOCALE_PATHS
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
        ]
        compiled = sum(compile_message_file(source) for source in sources)
        if options["verbosity"] > 0:
            self.stdout.write(f"{compiled} of {len(sources)} message files compiled.")
