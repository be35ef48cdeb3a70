"""Colleagues: who writes for a provider, inviting them, withdrawing, removing, leaving."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.providers.models import ProviderPage
from people.inviting import invite as send_invitation
from people.inviting import leave as end_own
from people.inviting import remove as end_anothers
from people.inviting import withdraw as end_invitation
from people.memberships import members_of, open_invitations
from people.models import Membership
from workspace.mine import Mine, for_members


class InvitationForm(forms.Form):
    """Whom to invite, and in which language to write to them."""

    email = forms.EmailField(
        label=gettext_lazy("Your colleague's e-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"),
        choices=(("lv", "Latviešu"), ("en", "English")),
        widget=forms.RadioSelect,
        initial="lv",
    )


@require_safe
@for_members
def colleagues(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Those who write for my providers, and those who are invited."""
    return render(request, "workspace/colleagues.html", _shown(mine))


@require_POST
@for_members
def invite(request: HttpRequest, mine: Mine, public_id: UUID) -> HttpResponse:
    """Invite a colleague."""
    provider = mine.provider(public_id)
    form = _form(provider, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            send_invitation(provider, said["email"], as_language(said["language"]), mine.person)
        except ValidationError as refused:
            form.add_error("email", refused)
    if form.errors:
        shown = _shown(mine, {provider.pk: form})
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "workspace/colleagues.html", shown, status=status)
    messages.success(request, _("The invitation is on its way to %(email)s.") % form.cleaned_data)
    return redirect("workspace:colleagues")


@require_POST
@for_members
def withdraw(request: HttpRequest, mine: Mine, public_id: UUID, number: int) -> HttpResponse:
    """Let an invitation be used no more."""
    provider = mine.provider(public_id)
    invitation = open_invitations(provider).filter(pk=number).first()
    if invitation is None:
        raise Http404
    end_invitation(invitation, mine.person)
    messages.success(request, _("The invitation works no more."))
    return redirect("workspace:colleagues")


@require_POST
@for_members
def remove(request: HttpRequest, mine: Mine, public_id: UUID, number: int) -> HttpResponse:
    """End a colleague's membership; they are out at once."""
    membership = _membership(mine.provider(public_id), number)
    if membership.person_id == mine.person.pk:
        end_own(membership)
    else:
        end_anothers(membership, mine.person)
    messages.success(request, _("They write for this provider no more."))
    return redirect("workspace:colleagues")


@require_POST
@for_members
def leave(request: HttpRequest, mine: Mine, public_id: UUID) -> HttpResponse:
    """End my own membership."""
    provider = mine.provider(public_id)
    end_own(members_of(provider).get(person=mine.person))
    messages.success(request, _("You have left “%(provider)s”.") % {"provider": provider.title})
    return redirect("workspace:activities")


def _membership(provider: ProviderPage, number: int) -> Membership:
    found = members_of(provider).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _form(provider: ProviderPage, data: Any = None) -> InvitationForm:
    return InvitationForm(data, auto_id=f"id_{provider.pk}_%s")


def _shown(mine: Mine, asked: dict[int, InvitationForm] | None = None) -> dict[str, Any]:
    groups = [
        {
            "provider": provider,
            "members": members_of(provider),
            "invitations": open_invitations(provider),
            "form": (asked or {}).get(provider.pk) or _form(provider),
        }
        for provider in mine.providers
    ]
    return {"mine": mine, "groups": groups}
