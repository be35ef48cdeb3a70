"""`manage.py publish_scheduled`: Wagtail's command, with one page's trouble kept to itself."""

from typing import Any

from django.core.management.base import BaseCommand

from catalogue_pages.publication.scheduling import Schedule


class Command(BaseCommand):
    """Stands in front of Wagtail's command of the same name; the indexing worker does the same."""

    help = "Publish and unpublish the pages whose hour has come; the indexing worker does it too."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it once, and say how many pages."""
        done = Schedule().run()
        self.stdout.write(
            f"{done.published} published, {done.unpublished} unpublished, {done.failed} failed."
        )
