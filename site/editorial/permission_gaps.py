"""Addresses of Wagtail's admin that ask for no permission, and the one that each needs here.

Wagtail takes it that whoever enters the admin edits pages and pictures. An auditor does not: the
windows that choose, the API behind them and the lists of actions on many would tell the names of
drafts and pictures to one who may not see them. Found by tests/permissions, address by address.
"""

from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

from django.apps import apps
from django.db.models import Model
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.models import APIToken, Page, PageLogEntry, Task
from wagtail.permissions import policy_registry
from wagtail.users.utils import get_manageable_token_owners

from catalogue_pages.media.models import Attachment, Picture

Rule = Callable[[Any, Mapping[str, Any]], bool]
"""Whether a person may, with what stands in the address."""


def _works_with(model: type[Model], *actions: str) -> Rule:
    """Whether a person has one of these permissions for any instance at all."""

    def rule(person: Any, _named: Mapping[str, Any]) -> bool:
        policy = policy_registry.get_by_type(model)
        return bool(policy.user_has_any_permission(person, set(actions)))

    return rule


def _has(model: type[Model], *actions: str) -> Rule:
    """Whether a person has one of these permissions for a model that stands in no tree."""
    name = f"{model._meta.app_label}.%s_{model._meta.model_name}"

    def rule(person: Any, _named: Mapping[str, Any]) -> bool:
        return any(person.has_perm(name % action) for action in actions)

    return rule


def _works_with_many(person: Any, named: Mapping[str, Any]) -> bool:
    """Whether a person may change things of the kind that an action on many is about."""
    try:
        model = apps.get_model(named["app_label"], named["model_name"])
    except LookupError:
        return True  # Wagtail's view answers that there is no such thing
    if issubclass(model, Page):
        return _PAGES(person, named)
    if issubclass(model, (Picture, Attachment)):
        return _works_with(model, *_WRITING)(person, named)
    return _has(model, *_WRITING)(person, named)


def _keeps_token(person: Any, named: Mapping[str, Any]) -> bool:
    """Whether a token is a person's own, or that of somebody whose tokens they keep."""
    number = str(named.get("pk", ""))
    owners = get_manageable_token_owners(person)
    return number.isdecimal() and APIToken.objects.filter(pk=number, user__in=owners).exists()


_WRITING: Final = ("add", "change", "delete")
_PAGES: Final = _works_with(Page, "add", "change", "publish")
_PICTURES: Final = _works_with(Picture, "add", "change", "choose")
_DOCUMENTS: Final = _works_with(Attachment, "add", "change", "choose")
_LOG: Final = _has(PageLogEntry, "view")

RULES: Final[Mapping[str, Rule]] = {
    "wagtail_bulk_action": _works_with_many,
    "wagtailadmin_choose_page*": _PAGES,
    "wagtailadmin_pages:choose_parent": _PAGES,
    "wagtailadmin_pages:confirm_workflow_cancellation": _PAGES,
    "wagtailadmin_pages:move_confirm": _PAGES,
    "wagtailadmin_tag_*": _PAGES,
    "wagtailadmin_api:pages:*": _PAGES,
    "wagtailadmin_api:images:*": _PICTURES,
    "wagtailadmin_api:documents:*": _DOCUMENTS,
    "wagtailimages_chooser:*": _PICTURES,
    "wagtaildocs_chooser:*": _DOCUMENTS,
    "wagtailimages:create_multiple_from_uploaded_image": _works_with(Picture, "add"),
    "wagtaildocs:create_multiple_from_uploaded_document": _works_with(Attachment, "add"),
    "wagtailadmin_workflows:task_cho*": _has(Task, *_WRITING),
    "wagtailadmin_reports:site_history*": _LOG,
    "wagtailusers_api_tokens:history*": _keeps_token,
    "wagtailusers_api_tokens:usage": _keeps_token,
}
"""Patterns of addresses' names; the first that fits counts."""


class PermissionGapsMiddleware:
    """Asks for the permissions that Wagtail's own views do not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the view does."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponseBase],
        _args: tuple[Any, ...],
        named: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Refuse as Wagtail does; who is not signed in is left to it."""
        match = request.resolver_match
        if match is None or not request.path_info.startswith("/admin/"):
            return None
        if not request.user.is_authenticated:
            return None
        rule = next((one for key, one in RULES.items() if fnmatchcase(match.view_name, key)), None)
        if rule is None or rule(request.user, named):
            return None
        refused: HttpResponseBase = permission_denied(request)
        return refused


@hooks.register("construct_reports_menu")
def without_what_is_refused(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave the site's history out of the menu of who may not see it."""
    if not _LOG(request.user, {}):
        items[:] = [one for one in items if one.name != "site-history"]
