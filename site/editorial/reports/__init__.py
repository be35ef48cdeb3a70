"""Seeing the whole: where supply is missing, what goes stale, how long decisions take."""
