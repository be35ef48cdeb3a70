"""The catalogue's listing page."""
