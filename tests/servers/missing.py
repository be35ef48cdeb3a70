"""What becomes of a test whose service this machine lacks."""

import os
from typing import NoReturn

import pytest


def missing(service: str, remedy: str) -> NoReturn:
    """Skip the running test loudly, or fail it when CI=true: there nothing may be skipped."""
    message = f"{service} is missing: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
