"""Doing what a plan says, all or nothing, and by the hundred."""
