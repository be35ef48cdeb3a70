"""Pictures of people with their consents, and the folders that their files lie in."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from catalogue_pages.articles import navigation
from catalogue_pages.media.consents import Consent, Scope
from catalogue_pages.media.models import Picture
from tests.search.content import make_picture

Committing = Callable[[], AbstractContextManager[object]]
MOMENT = datetime.fromisoformat("2026-05-04T10:00:00+03:00")


@pytest.fixture
def folders(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    navigation.kept.forget()
    return tmp_path


@pytest.fixture
def committing(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Committing:
    """A transaction that is committed at its end, as far as a test can tell."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def consent_to(picture: Picture, **values: Any) -> Consent:
    given = {
        "scope": Scope.CATALOGUE,
        "given_by": "Skolēnu vecāki",
        "given_on": date(2026, 1, 12),
        "expires_on": date(2026, 6, 30),
        **values,
    }
    return Consent.objects.create(picture=picture, **given)


def people_picture() -> Picture:
    """A picture of people, with their consent until the 30th of June 2026."""
    with time_machine.travel(MOMENT):
        picture = make_picture()
        picture.shows_people = True
        picture.save()
        consent_to(picture)
    return picture


def files(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())
