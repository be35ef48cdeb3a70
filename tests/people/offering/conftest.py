"""The catalogue of these tests."""

from tests.people.standing import catalogue, kept_catalogue, museum

__all__ = ["catalogue", "kept_catalogue", "museum"]
