"""What stands around every page: navigation, languages, addresses, the funding statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any, Final, Literal
from urllib.parse import SplitResult, urlencode, urlsplit

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse, translate_url
from django.utils.translation import gettext

from catalogue_pages.articles import navigation
from catalogue_pages.articles.navigation import Link, Navigation
from catalogue_pages.bilingual.reading import LANGUAGES, Language, other
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement
from presentation.templatetags.bilingual import page_language

register = template.Library()

LOCALES: Final[Mapping[Language, str]] = {"lv": "lv_LV", "en": "en_GB"}
"""Languages with the country whose writing of them the site follows."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of a menu: `lang` only where its name is in the other language.

    `current` is what `aria-current` says: the open page itself, or true for what it is part of.
    """

    address: str
    name: str
    lang: str
    current: Literal["page", "true", ""]


@register.simple_tag
def menu() -> Navigation:
    """The pages that header and footer link to."""
    return navigation.current()


@register.simple_tag(takes_context=True)
def menu_items(context: Context, *links: Link | Iterable[Link] | None) -> list[MenuItem]:
    """Links of a menu in the page's language, the one that is open marked; None is passed over."""
    path = _request(context).path
    several = ((link,) if isinstance(link, Link) else link or () for link in links)
    return [_menu_item(link, path) for link in chain.from_iterable(several)]


def _menu_item(link: Link, path: str) -> MenuItem:
    language = page_language()
    address, named = reverse("wagtail_serve", args=[link.path]), link.name_language(language)
    lang = "" if named == language else named
    current: Literal["page", "true", ""] = ""
    if path.startswith(address):
        current = "page" if path == address else "true"
    return MenuItem(address, link.name(language), lang, current)


@register.simple_tag
def address_of_path(path: str) -> str:
    """The address of a page in the page's language, by its path below the language prefix."""
    return reverse("wagtail_serve", args=[path])


@register.simple_tag
def catalogue_address(**parameters: str) -> str:
    """The listing's address, with parameters such as a facet's choice; empty without a listing."""
    catalogue = navigation.current().catalogue
    if catalogue is None:
        return ""
    query = urlencode(parameters)
    return reverse("wagtail_serve", args=[catalogue.path]) + (f"?{query}" if query else "")


@register.simple_tag
def choice_address(parameter: str, code: str) -> str:
    """The listing's address with one choice of a facet."""
    return catalogue_address(**{parameter: code})


@register.simple_tag(takes_context=True)
def results_address(context: Context) -> str:
    """The listing as the visitor left it to come here, or empty when they came another way."""
    request, listing = _request(context), catalogue_address()
    came_from = _split(request.headers.get("Referer", ""))
    if not listing or came_from.netloc != request.get_host() or came_from.path != listing:
        return ""
    return f"{listing}?{came_from.query}" if came_from.query else listing


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> dict[str, str]:
    """This page in the other language, its query kept: code, name in itself and address."""
    code = other(page_language())
    names = {"lv": "Latviešu", "en": "English"}
    return {"code": code, "name": names[code], "address": _translated(_request(context), code)}


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> list[tuple[str, str]]:
    """This page's absolute address in every language, for `hreflang`."""
    request = _request(context)
    return [
        (code, request.build_absolute_uri(_translated(request, code, query=False)))
        for code in LANGUAGES
    ]


def _translated(request: HttpRequest, code: str, *, query: bool = True) -> str:
    """This request's address in another language; its home where the address has no language."""
    path = request.get_full_path() if query else request.path
    translated = translate_url(path, code)
    return translated if translated.startswith(f"/{code}/") else f"/{code}/"


@register.simple_tag(takes_context=True)
def canonical(context: Context) -> str:
    """This page's absolute address without its query."""
    request = _request(context)
    return request.build_absolute_uri(request.path)


@register.simple_tag(takes_context=True)
def absolute(context: Context, address: str) -> str:
    """An address of this site with scheme and host."""
    return _request(context).build_absolute_uri(address)


@register.simple_tag
def funding_statement(rate: Decimal | str | None = None) -> str:
    """The funding statement for the Union's share (%), the programme's own without one.

    A template that was given no rate hands over an empty text.
    """
    return statement(rate if isinstance(rate, Decimal) else PROGRAMME_RATE, page_language())


@register.simple_tag
def sharing_locales() -> dict[str, str]:
    """The page's language and the other one, as shared links name them."""
    language = page_language()
    return {"own": LOCALES[language], "other": LOCALES[other(language)]}


@register.simple_tag
def site_name() -> str:
    """The site's name; it is the same in both languages."""
    return str(settings.WAGTAIL_SITE_NAME)


@register.filter
def host(address: str) -> str:
    """The host of an address, without `www.`."""
    return (_split(address).hostname or address).removeprefix("www.")


@register.filter
def year_said(year: str) -> str:
    """A year as people say it: "2021?", of a source that does not tell, becomes "about 2021"."""
    if year.endswith("?"):
        return gettext("about %(year)s") % {"year": year.removesuffix("?")}
    return year


def _split(address: str) -> SplitResult:
    """The parts of an address that anybody may have written; none where it is no address."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _request(context: Any) -> HttpRequest:
    request: HttpRequest = context["request"]
    return request
