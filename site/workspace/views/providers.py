"""The own pages of my providers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from editorial.moderation.states import states_of
from workspace.mine import Mine, for_members


@require_safe
@for_members
def own(request: HttpRequest, mine: Mine) -> HttpResponse:
    """To my provider's page, or to choose among several."""
    if len(mine.providers) == 1:
        return redirect("workspace:provider_edit", mine.providers[0].public_id)
    states = states_of(mine.providers)
    rows = [(provider, states[provider.pk]) for provider in mine.providers]
    return render(request, "workspace/providers.html", {"mine": mine, "rows": rows})
