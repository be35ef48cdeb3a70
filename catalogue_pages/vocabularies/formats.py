"""The formats that rules depend on, by their codes in the vocabulary."""

from typing import Final

AT_SCHOOL: Final = "at-school"
"""Comes to schools: happens wherever it serves."""
ONLINE: Final = "online"
"""Happens in no place."""
