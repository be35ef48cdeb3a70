"""What happened lately."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from workspace.front.history import lately
from workspace.mine import Mine, for_members


@require_safe
@for_members
def notices(request: HttpRequest, mine: Mine) -> HttpResponse:
    """What happened lately to my activities."""
    shown = {"mine": mine, "events": lately(mine)}
    return render(request, "workspace/notices.html", shown)
