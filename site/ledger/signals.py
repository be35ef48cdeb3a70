"""What other rooms may listen to."""

from django.dispatch import Signal

recorded = Signal()
"""Sent in the transaction in which the ledger wrote: `happenings` is a list of `Happening`.

A listener that raises undoes what was written; the ledger finds it again later.
"""
