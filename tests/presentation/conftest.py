"""The shared made-up catalogue."""

from tests.seeded import listing, seeded

__all__ = ["listing", "seeded"]
