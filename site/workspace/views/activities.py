"""My activities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workspace.front.listing import listing
from workspace.front.waiting import waiting
from workspace.mine import Mine, for_members


@require_safe
@for_members
def mine(request: HttpRequest, mine: Mine) -> HttpResponse:
    """What waits for me, and everything that my providers offer."""
    found = listing(mine, request.GET.get("stavoklis", ""))
    shown = {"mine": mine, "listing": found, "waiting": waiting(mine)}
    return render(request, "workspace/activities.html", shown)
