"""Funding operations, statements, emblem and logos."""
