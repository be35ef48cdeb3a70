"""Reasons are asserted in English, as the code says them."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture
def in_english() -> Iterator[None]:
    with override("en"):
        yield
