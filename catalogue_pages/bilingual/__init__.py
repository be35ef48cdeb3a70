"""Latvian and English of one field: what is empty, how it is read, how it is edited."""
