"""What a person may touch: everything is looked up through the providers that they write for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.submission import Written
from people.memberships import providers_of
from people.models import User


@dataclass(frozen=True, slots=True)
class Mine:
    """A person and their providers; there is at least one."""

    person: User
    providers: tuple[ProviderPage, ...]

    def provider(self, public_id: UUID) -> ProviderPage:
        """One of the person's providers. Raises Http404 for any other."""
        for provider in self.providers:
            if provider.public_id == public_id:
                return provider
        raise Http404

    def activities(self) -> "QuerySet[ActivityPage]":
        """What the person's providers offer; aliases are left out, they are their source's."""
        below = Q(pk__in=())
        for provider in self.providers:
            below |= Q(path__startswith=provider.path, depth=provider.depth + 1)
        found: QuerySet[ActivityPage] = ActivityPage.objects.filter(below, alias_of=None)
        return found

    def activity(self, public_id: UUID) -> ActivityPage:
        """One of those activities. Raises Http404 for any other."""
        found = self.activities().filter(public_id=public_id).first()
        if found is None:
            raise Http404
        return found

    def provider_of(self, page: Written) -> ProviderPage:
        """The provider that offers one of those activities, or whose own page it is."""
        return next(one for one in self.providers if page.path.startswith(one.path))


View = Callable[..., HttpResponseBase]


def for_members(view: View) -> View:
    """A view of those who write for a provider; it gets what is theirs after the request.

    Who is not signed in is asked to; who writes for no provider is told so, with status 403.
    Nothing of it is kept in a shared cache or found by search engines.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return _private(_answer(view, request, *args, **kwargs))

    return wrapped


def of_activity(view: View) -> View:
    """A view of one of those activities; it gets request, what is theirs, and the activity."""

    @for_members
    @wraps(view)
    def wrapped(
        request: HttpRequest, mine: Mine, public_id: UUID, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        return view(request, mine, mine.activity(public_id), *args, **kwargs)

    return wrapped


def of_provider(view: View) -> View:
    """A view of one of those providers; it gets request, what is theirs, and the provider."""

    @for_members
    @wraps(view)
    def wrapped(
        request: HttpRequest, mine: Mine, public_id: UUID, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        return view(request, mine, mine.provider(public_id), *args, **kwargs)

    return wrapped


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    person = request.user
    if not isinstance(person, User):
        return redirect_to_login(request.get_full_path())
    providers = tuple(providers_of(person))
    if not providers:
        return render(request, "workspace/no_provider.html", status=403)
    return view(request, Mine(person, providers), *args, **kwargs)


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
