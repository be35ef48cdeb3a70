"""Covers: illustrations drawn for activities without a picture, a family for each field."""
