"""My pictures: where each is used, what is said of it, the consents to it."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from catalogue_pages.media import withholding
from catalogue_pages.providers.models import ProviderPage
from workspace.mine import Mine, for_members
from workspace.pictures.gallery import Shown
from workspace.pictures.gallery import gallery as groups_of
from workspace.pictures.gallery import one as one_of
from workspace.pictures.rights import RenewalForm, RightsForm, UploadForm


@require_safe
@for_members
def gallery(request: HttpRequest, mine: Mine) -> HttpResponse:
    """The pictures of all my providers."""
    turned, number = request.GET.get("rikotajs", ""), request.GET.get("lapa")
    shown = {"mine": mine, "groups": groups_of(mine.providers, turned, number)}
    return render(request, "workspace/gallery.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, mine: Mine, provider: ProviderPage) -> HttpResponse:
    """Ask for a picture and its rights, and keep it for later."""
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    if sent and form.is_valid():
        twin = form.twin(provider)
        if twin is None:
            messages.success(request, _("The picture is stored."))
            picture = form.keep_for(provider, mine.person)
        else:
            messages.success(request, _("You had this picture already. It is not stored twice."))
            picture = twin
        return redirect("workspace:one_picture", provider.public_id, picture.pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    shown = {"mine": mine, "form": form}
    return render(request, "workspace/picture.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, mine: Mine, provider: ProviderPage, number: int) -> HttpResponse:
    """One picture: what is said of it, what must stay in view, its consents and uses."""
    shown = _own(provider, number)
    sent = request.method == "POST"
    form = RightsForm(request.POST if sent else None, instance=shown.picture)
    if sent and form.is_valid():
        form.keep(provider, mine.person)
        messages.success(request, _("Saved."))
        return redirect("workspace:one_picture", provider.public_id, number)
    return _page(request, mine, shown, form, RenewalForm())


@require_POST
def renew(request: HttpRequest, mine: Mine, provider: ProviderPage, number: int) -> HttpResponse:
    """Record a new consent to a picture."""
    shown = _own(provider, number)
    form = RenewalForm(request.POST)
    if form.is_valid():
        form.keep(shown.picture)
        messages.success(request, _("The consent is recorded."))
        return redirect("workspace:one_picture", provider.public_id, number)
    return _page(request, mine, shown, RightsForm(instance=shown.picture), form)


@require_POST
def withdraw(request: HttpRequest, mine: Mine, provider: ProviderPage, number: int) -> HttpResponse:
    """Withdraw every consent to a picture, which takes it out of everything."""
    shown = _own(provider, number)
    withholding.withdraw(shown.picture)
    messages.success(
        request,
        _("The consent is withdrawn. The picture leaves the catalogue within a minute."),
    )
    return redirect("workspace:one_picture", provider.public_id, number)


def _own(provider: ProviderPage, number: int) -> Shown:
    found = one_of(provider, number)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, mine: Mine, shown: Shown, form: RightsForm, renewal: RenewalForm
) -> HttpResponse:
    faulty = form.errors or renewal.errors
    context: dict[str, Any] = {
        "mine": mine,
        "shown": shown,
        "picture": shown.picture,
        "consents": shown.picture.consents.order_by("-given_on", "-pk"),
        "form": form,
        "renewal": renewal,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK
    return render(request, "workspace/one_picture.html", context, status=status)
