"""Occurrences by a rhythm: making a series of them, and ending one."""
