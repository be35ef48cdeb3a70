"""Telling subscribers what became public, changed or went: signed calls from durable rows.

See docs/webhooks.md.
"""
