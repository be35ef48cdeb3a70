"""This room's places in Wagtail's admin, each made where it belongs."""

from editorial import permission_gaps
from editorial.audit import hooks as audit
from editorial.bulk import hooks as bulk
from editorial.freshness import hooks as freshness
from editorial.moderation import hooks as moderation
from editorial.reports import hooks as reports

__all__ = ["audit", "bulk", "freshness", "moderation", "permission_gaps", "reports"]
