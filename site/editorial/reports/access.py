"""Who sees the reports of this room, and of the rooms below whose people are named here."""

from wagtail.models import PageLogEntry

from catalogue_pages.media.consents import Consent
from editorial.freshness.models import Review
from people import roles
from search.unfound.models import UnfoundQuery


def grant_to_roles() -> None:
    """Let each role see its reports.

    Whoever may see reviews sees all reports on activities and providers.
    """
    for role in (roles.ADMINISTRATOR, roles.EDITOR, roles.AUDITOR):
        roles.grant(role, {Review: roles.SEEN, UnfoundQuery: roles.SEEN})
        roles.grant(role, {Consent: roles.SEEN})
    roles.grant(roles.COMMUNICATIONS, {UnfoundQuery: roles.SEEN, Consent: roles.SEEN})
    for role in (roles.ADMINISTRATOR, roles.AUDITOR):
        roles.grant(role, {PageLogEntry: roles.SEEN})
