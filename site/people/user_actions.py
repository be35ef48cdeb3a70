"""What administrators do to an account beside editing it: each asks first, and is logged."""

from abc import abstractmethod
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.users.utils import user_can_delete_user

from people.models import User
from people.personal_data.erasing import erase
from people.signing_in.resetting import reset_second_factor


class UserAction(WagtailAdminTemplateMixin, TemplateView):
    """A page that says what will happen to an account, and does it when its button is pressed.

    Open to those who may delete the account: not its owner, and for a superuser's another one.
    """

    template_name = "user_actions/confirm.html"
    header_icon = "user"
    person: User
    done: str | Promise
    consequences: tuple[str | Promise, ...]
    button: str | Promise

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises Http404 for no such account, PermissionDenied for who may not."""
        self.person = get_object_or_404(User, pk=kwargs["pk"])
        if not user_can_delete_user(request.user, self.person):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        """Whose account it is."""
        return str(self.person)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Do it."""
        self.act(cast(User, request.user))
        messages.success(request, str(self.done) % {"person": self.person})
        return redirect("wagtailusers_users:edit", self.person.pk)

    @abstractmethod
    def act(self, by: User) -> None:
        """What the button does."""


class ResetSecondFactorView(UserAction):
    """Takes the second factor away."""

    page_title = _("Take the second step away")
    button = _("Take it away")
    done = _("The second step of %(person)s is taken away.")
    consequences = (
        _("The app and the recovery codes of this account no longer work."),
        _("The person is signed out everywhere, and is told by letter."),
        _("Whoever may enter the admin must set it up anew before the admin opens."),
        _("First make sure that it is really this person who asks."),
    )

    def act(self, by: User) -> None:
        """Take it away."""
        reset_second_factor(self.person, by)


class EraseView(UserAction):
    """Erases the person."""

    page_title = _("Erase the person")
    button = _("Erase for good")
    done = _("The account is erased; its history stands under %(person)s.")
    consequences = (
        _("Name, addresses, letters, invitations, roles and sessions are erased."),
        _("What the person did stays in the history under a number."),
        _("This cannot be undone."),
    )

    def act(self, by: User) -> None:
        """Erase them."""
        erase(self.person, by=by)
