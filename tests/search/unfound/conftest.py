"""The seeded catalogue."""

from tests.seeded import engine_name, listing, seeded

__all__ = ["engine_name", "listing", "seeded"]
