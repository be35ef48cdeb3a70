"""`manage.py index alive`, which a worker's container asks about its health."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command, load_command_class
from django.test import override_settings
from django.utils import timezone

from catalogue_pages.changes.models import Worker

pytestmark = pytest.mark.django_db


def test_without_a_worker_nobody_is_alive() -> None:
    with pytest.raises(CommandError, match="No worker was heard of in the last 120 s"):
        call_command("index", "alive")


def test_a_worker_that_was_heard_of_lately_is_alive() -> None:
    Worker.objects.create(name="gone:1", heard_at=timezone.now() - timedelta(days=1))
    Worker.objects.create(name="here:1", heard_at=timezone.now() - timedelta(seconds=30))
    call_command("index", "alive")
    with pytest.raises(CommandError, match="20 s"):
        call_command("index", "alive", within=20)


@override_settings(SEARCH_ENGINE="none of ours")
def test_an_ill_engine_is_not_asked() -> None:
    Worker.objects.create(name="here:1", heard_at=timezone.now())
    command = load_command_class("search", "index")
    typed = command.create_parser("manage.py", "index").parse_args(["alive"])
    command.execute(**vars(typed))
