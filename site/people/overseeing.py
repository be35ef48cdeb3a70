"""The people of a provider, for editors: who writes for it, who is invited, and changing that."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from catalogue_pages.providers.models import ProviderPage
from people.inviting import remove, withdraw
from people.joining.forms import ColleagueForm
from people.memberships import members_of, open_invitations
from people.models import User

CHANGES: Final = "people.change_membership"
SEES: Final = "people.view_membership"


def person_of(request: HttpRequest) -> User:
    """Who is signed in. Raises PermissionDenied when nobody is."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


class ProviderPeopleView(WagtailAdminTemplateMixin, TemplateView):
    """Who writes for a provider; a form that invites."""

    template_name = "invitation/admin/people.html"
    page_title = gettext_lazy("People")
    header_icon = "group"
    http_method_names = ["get", "head", "post"]
    provider: ProviderPage
    form: ColleagueForm | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in whom the table of roles lets in. Raises PermissionDenied for anybody else."""
        needed = CHANGES if request.method == "POST" else SEES
        if not request.user.has_perm(needed):
            raise PermissionDenied
        self.provider = get_object_or_404(ProviderPage, pk=kwargs["provider"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """Whose people these are."""
        return str(self.provider.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Back to the page."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.provider.pk])
        return [
            *super().get_breadcrumbs_items(),
            {"url": edit, "label": self.provider.title},
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Members, open invitations, and the form."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "provider": self.provider,
            "members": members_of(self.provider),
            "invitations": open_invitations(self.provider),
            "form": self.form or ColleagueForm(),
            "may_change": self.request.user.has_perm(CHANGES),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Invite somebody, or show why not."""
        self.form = ColleagueForm(request.POST)
        if self.form.is_valid() and self.form.send(self.provider, person_of(request)):
            email = self.form.cleaned_data["email"]
            messages.success(request, _("A letter is on its way to %(email)s.") % {"email": email})
            return redirect("provider_people", self.provider.pk)
        shown: HttpResponse = self.render_to_response(self.get_context_data(**kwargs))
        return shown


class WithdrawView(ProviderPeopleView):
    """The press that withdraws an invitation."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Withdraw it; another provider's is not found."""
        invitation = get_object_or_404(open_invitations(self.provider), pk=kwargs["number"])
        if withdraw(invitation, person_of(request)):
            messages.success(request, _("The invitation no longer works."))
        return redirect("provider_people", self.provider.pk)


class RemoveView(ProviderPeopleView):
    """The press that removes somebody."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Remove the person; another provider's is not found."""
        member = get_object_or_404(members_of(self.provider), pk=kwargs["number"])
        remove(member, person_of(request))
        said = _("%(person)s can no longer write for this provider.")
        messages.success(request, said % {"person": member.person.email})
        return redirect("provider_people", self.provider.pk)


def addresses() -> list[URLPattern]:
    """The addresses of these views, below the admin's."""
    return [
        path(
            "providers/<int:provider>/people/",
            ProviderPeopleView.as_view(),
            name="provider_people",
        ),
        path(
            "providers/<int:provider>/invitations/<int:number>/withdraw/",
            WithdrawView.as_view(),
            name="provider_withdraw",
        ),
        path(
            "providers/<int:provider>/people/<int:number>/remove/",
            RemoveView.as_view(),
            name="provider_remove",
        ),
    ]
