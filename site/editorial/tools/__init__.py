"""Wagtail's own API of pages, for the tools of those who edit: with a token, and only to read."""
