"""Calendars of activities: which occurrence is which, what is kept of them, how they are told."""
