"""What rooms above may listen to."""

from django.dispatch import Signal

batch_handed = Signal()
"""Sent by the worker after a batch was handed to every target: `updates`, as they were handed.

A batch is sent again when the worker was killed before it was confirmed, or a target takes it late.
A listener's error leaves the batch unconfirmed, so that it is done again and nothing is missed.
"""
