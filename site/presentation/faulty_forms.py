"""Requests that no page of the site sends, answered in words instead of by an error of ours.

Wagtail's views take it for granted that a form holds every field of the page that it came from,
that a number is one, that the blocks of a text are as its own script sends them, and that nothing
holds on to what is deleted. What is known of that is named here; every other error stays one.
"""

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from traceback import walk_tb
from typing import Any, Final

from django.core.signing import BadSignature, Signer
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.chooser import CreateView

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "wagtailadmin_choose_page_external_link": ("external-link-chooser-url",),
    "wagtailredirects:process_import": ("import_file_name", "input_format"),
}
"""Fields without which a view fails in its own code, by the name of its address."""
_SIGNED: Final = frozenset({"wagtailredirects:process_import"})
"""Addresses whose needed fields are signed."""
_NUMBERS: Final = ("id", "childOf", "p")
"""Parameters that Wagtail reads as numbers without looking."""
_READING: Final = frozenset({"value_from_datadict", "get_value_data"})
"""Where widgets and blocks read what was sent, and where choosers look for what it names."""


class FaultyFormMiddleware:
    """Answers such requests with what is wrong and what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the view does."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """What is wrong with the request, if that is why its view failed; else None."""
        match exception:
            case MultiValueDictKeyError():
                return _without(str(exception).strip("'"))
            case ProtectedError():
                used = ", ".join(sorted(map(str, exception.protected_objects)))
                words = _("This cannot be deleted, for it is used: %(used)s.")
                return _plain(words % {"used": used}, HTTPStatus.CONFLICT)
            case _ if _in_admin(request) and _is_of_the_form(request, exception):
                words = _("The form holds something that cannot be read. Open the page anew.")
                return _plain(words, HTTPStatus.BAD_REQUEST)
            case ValueError() | OverflowError() if _in_admin(request):
                for name in _no_numbers(request):
                    words = _("The address holds “%(name)s”, which is no number that exists.")
                    return _plain(words % {"name": name}, HTTPStatus.BAD_REQUEST)
            case AttributeError() | KeyError() if _in_admin(request):
                return _incomplete(request)
        return None


def _in_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def _is_of_the_form(request: HttpRequest, exception: Exception) -> bool:
    """Whether the fields of a form could not be read out of what was sent.

    A widget or block has no way to refuse: it raises whatever its own reading of a count, an order,
    an id or a text runs into. A number may also be too large for the database that is then asked.
    """
    if request.method != "POST":
        return False
    calls = {frame.f_code.co_name for frame, _line in walk_tb(exception.__traceback__)}
    return isinstance(exception, OverflowError) or bool(_READING & calls)


def _incomplete(request: HttpRequest) -> HttpResponse | None:
    """The answer to a form that lacks what its view needs, or that no page could have shown."""
    match = request.resolver_match
    if match is None or request.method != "POST":
        return None
    if _makes_nothing(match.func):
        return _plain(_("Nothing can be added in this window."), HTTPStatus.METHOD_NOT_ALLOWED)
    lacking = next(_lacking(match.view_name, request.POST), None)
    return None if lacking is None else _without(lacking)


def _makes_nothing(view: Any) -> bool:
    """Whether a view adds what is chosen in a window, and has no form for it."""
    kind = getattr(view, "view_class", None)
    if not isinstance(kind, type) or not issubclass(kind, CreateView):
        return False
    return kind(**view.view_initkwargs).get_creation_form_class() is None


def _lacking(name: str, given: Mapping[str, Any]) -> Iterator[str]:
    for field in _NEEDED.get(name, ()):
        if field not in given or (name in _SIGNED and not _is_signed(given[field])):
            yield field


def _is_signed(value: str) -> bool:
    try:
        Signer().unsign(value)
    except BadSignature:
        return False
    return True


def _no_numbers(request: HttpRequest) -> Iterator[str]:
    """The parameters that should be numbers of something, and are not."""
    longest = 18  # digits that every database takes
    for given in (request.GET, request.POST):
        for name in _NUMBERS:
            several = (value for value in given.getlist(name) if value != "all")
            if any(not (one.isdecimal() and len(one) <= longest) for one in several):
                yield name


def _without(field: str) -> HttpResponse:
    words = _("The form lacks the field “%(name)s”. Open the page anew and try again.")
    return _plain(words % {"name": field}, HTTPStatus.BAD_REQUEST)


def _plain(words: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
