"""What is written, in Wagtail's admin: remarks above the form, exceptions in the history."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue_pages.publication.pages import PublicPage
from visibility.exceptions import GRANTED, PublicationException, excepted_rules
from visibility.rules.registry import RULES
from visibility.rules.rule import Severity
from visibility.writing.gate import said_of
from visibility.writing.pages import Found, found_on

MOST: Final = 8
"""Remarks said above a form; more would bury it."""


@hooks.register("before_edit_page")
def say_what_breaks_a_rule(request: HttpRequest, page: Page) -> None:
    """Above the form: what of the newest draft breaks a rule or asks for a look."""
    if request.method != "GET":
        return
    draft = page.get_latest_revision_as_object()
    found = list(found_on(draft))[:MOST] if isinstance(draft, PublicPage) else []
    if not found:
        return
    excepted = excepted_rules(page, timezone.localdate())
    for one in found:
        if one.passage.rule not in excepted:
            messages.warning(request, _above(one, page, request))


def _above(found: Found, page: Page, request: HttpRequest) -> str:
    """A remark with the name of its field, and the way to an exception for who may grant it."""
    label = capfirst(str(page._meta.get_field(found.field).verbose_name))
    said = format_html("{}: {}", label, said_of(found))
    policy = policy_registry.get_by_type(PublicationException)
    if RULES[found.passage.rule].severity is not Severity.MUST or not policy.user_has_permission(
        request.user, "add"
    ):
        return said
    viewset = PublicationException.snippet_viewset  # type: ignore[attr-defined]
    address = f"{reverse(viewset.get_url_name('add'))}?page={page.pk}&rule={found.passage.rule}"
    return format_html('{} <a href="{}">{}</a>', said, address, _("Grant an exception"))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What a page's history says of an exception."""

    @actions.register_action(GRANTED)
    class GrantedFormatter(LogFormatter):
        label = gettext_lazy("Grant an exception")

        def format_message(self, log_entry: Any) -> str:
            data = log_entry.data
            day = parse_date(str(data.get("ends_on", "")))
            return _("Exception from rule %(rule)s until %(day)s: %(reason)s") % {
                "rule": data.get("rule", ""),
                "day": date_format(day) if day else "",
                "reason": data.get("reason", ""),
            }
