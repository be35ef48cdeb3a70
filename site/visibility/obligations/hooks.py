"""Obligations in Wagtail's admin: files, history, a warning, and a word above the statement."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from catalogue_pages.articles.accessibility import lacking
from catalogue_pages.articles.models import AccessibilityPage
from catalogue_pages.reports.attention import Attention, warn
from visibility.obligations import history, views
from visibility.obligations.models import Obligation
from visibility.obligations.viewset import ObligationIndexView


def troubles() -> list[str]:
    """How many are overdue, as a sentence."""
    count = Obligation.open().filter(due_on__lt=timezone.localdate()).count()
    said = ngettext(
        "%(count)d obligation of visibility is overdue.",
        "%(count)d obligations of visibility are overdue.",
        count,
    )
    return [said % {"count": count}] if count else []


warn(
    Attention(
        view=ObligationIndexView,
        heading=gettext_lazy("Obligations are overdue"),
        report=gettext_lazy("Obligations"),
        troubles=troubles,
    )
)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where files are downloaded."""
    return views.addresses()


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What the history says of obligations."""
    history.register(actions)


@hooks.register("before_edit_page")
def say_what_the_statement_lacks(request: HttpRequest, page: Page) -> None:
    """Above the form of the accessibility statement: what it must say and does not."""
    if request.method != "GET" or not isinstance(page, AccessibilityPage):
        return
    if names := ", ".join(map(str, lacking(page))):
        said = _("Cabinet Regulation No. 445 asks for what is not said here yet: %(names)s.")
        messages.warning(request, said % {"names": names})
