"""Accepting an invitation, and the form that invites a colleague."""
