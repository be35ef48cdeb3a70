"""Tables of this room: who is told, what is to be told, and what came of it."""

from webhooks.deliveries import Attempt, Delivery, Notice, Trouble
from webhooks.subscribers import PausedBy, Subscriber

__all__ = ["Attempt", "Delivery", "Notice", "PausedBy", "Subscriber", "Trouble"]
