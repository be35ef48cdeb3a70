"""The tables of this app, each written in its own folder."""

from editorial.freshness.models import Review
from editorial.moderation.models import ModerationTaskState, Remark, ReturnReason
from editorial.moderation.task import ModerationTask

__all__ = ["ModerationTask", "ModerationTaskState", "Remark", "ReturnReason", "Review"]
