"""What this room adds to Wagtail's admin."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets import Button
from wagtail.users.utils import user_can_delete_user

from people.models import User
from people.personal_data import erasing
from people.signing_in import resetting
from people.signing_in.sessions import has_second_factor
from people.user_actions import EraseView, ResetSecondFactorView


@hooks.register("register_admin_urls")
def register_user_actions() -> list[URLPattern]:
    """The pages that ask before something is done to an account."""
    return [
        path(
            "users/<int:pk>/second-factor/",
            ResetSecondFactorView.as_view(),
            name="people_reset_second_factor",
        ),
        path("users/<int:pk>/erase/", EraseView.as_view(), name="people_erase"),
    ]


@hooks.register("register_user_listing_buttons")
def offer_user_actions(user: User, request_user: User) -> Iterator[Button]:
    """The ways to them, in the list of accounts."""
    if user.erased_at is not None or not user_can_delete_user(request_user, user):
        return
    if has_second_factor(user):
        yield Button(
            _("Take the second step away"),
            reverse("people_reset_second_factor", args=[user.pk]),
            icon_name="key",
            priority=40,
        )
    yield Button(
        _("Erase the person"),
        reverse("people_erase", args=[user.pk]),
        icon_name="bin",
        priority=50,
    )


@hooks.register("before_edit_user")
def keep_superusers_apart(request: HttpRequest, user: User) -> None:
    """Whoever could set a superuser's password or address would be one; Wagtail lets them.

    Raises PermissionDenied.
    """
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied
    make_no_superusers(request)


@hooks.register("before_create_user")
def make_no_superusers(request: HttpRequest) -> None:
    """Whoever could make a superuser could make one of themselves. Raises PermissionDenied."""
    if request.POST.get("is_superuser") and not request.user.is_superuser:
        raise PermissionDenied


@hooks.register("before_bulk_action")
def keep_superusers_out_of_many(
    request: HttpRequest, _action_type: str, objects: Sequence[Any], _action: Any
) -> HttpResponse | None:
    """Stop an action on many accounts that holds a superuser's; Wagtail stops deletions alone."""
    if request.user.is_superuser:
        return None
    kept = [str(one) for one in objects if isinstance(one, User) and one.is_superuser]
    if not kept:
        return None
    said = _("Only a superuser changes a superuser's account: %(accounts)s. Nothing was changed.")
    messages.error(request, said % {"accounts": ", ".join(kept)})
    return redirect(get_valid_next_url_from_request(request) or "wagtailusers_users:index")


@hooks.register("register_account_menu_item")
def offer_own_account(_request: HttpRequest) -> dict[str, Any]:
    """The way from Wagtail's page of the account to password and second step."""
    return {
        "url": reverse("account_overview"),
        "label": _("Password and second step"),
        "help_text": _("Both are changed where signing in is."),
    }


@hooks.register("register_log_actions")
def name_log_entries(actions: Any) -> None:
    """How the history calls what is done to accounts."""
    actions.register_action(
        resetting.LOGGED, _("Take the second step away"), _("Second step taken away")
    )
    actions.register_action(erasing.LOGGED, _("Erase the person"), _("Person erased"))
