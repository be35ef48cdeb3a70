"""Reads the journal of changes and brings the engines up to it."""
