"""What may be meant by what is typed so far, as JSON, beside the listing's own address."""

import logging
from typing import Any, Final

from django.http import Http404, HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext

from catalogue_pages.bilingual.reading import Language, as_language
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.addresses import read_parameters
from search.engines.configured import engine
from search.engines.protocol import EngineError, Suggests, suggesting
from search.facets.municipality import MunicipalityFacet
from search.facets.registry import by_parameter
from search.listing.addressing import address, page_address
from search.listing.beside import beside_listing
from search.selection import QUERY, Selection
from search.suggestions import SuggestedMunicipality, Suggestions

logger = logging.getLogger(__name__)

NAME: Final = "suggest"
"""The end of the address, behind that of the listing."""
FRESH: Final = 60
"""Seconds that an answer may be kept: what is withdrawn must not be suggested for long."""

Item = dict[str, str]


def suggestions_at(listing: str) -> str:
    """Where the listing at an address suggests; empty where the engine does not."""
    return f"{listing}{NAME}" if listing and suggesting(engine()) else ""


@beside_listing
def suggest(request: HttpRequest, _page: CataloguePage, path: str) -> HttpResponseBase:
    """Answer with suggestions for the parameter `q`; nothing else of the address matters.

    Raises Http404 where the engine does not suggest.
    """
    able = suggesting(engine())
    if able is None:
        raise Http404
    return _answer(request, able, path)


def _answer(request: HttpRequest, able: Suggests, path: str) -> JsonResponse:
    language, vocabularies = as_language(get_language()), current()
    asked = read_parameters(request.META.get("QUERY_STRING", "")).get(QUERY, [])
    selection, _problems = Selection.from_query({QUERY: asked}, language, vocabularies)
    found = _ask(able, selection)
    response = JsonResponse(_told(found or Suggestions(), path, language, vocabularies))
    if found is None:
        patch_cache_control(response, no_store=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH)
    return response


def _ask(engine: Suggests, selection: Selection) -> Suggestions | None:
    """The engine's answer, or None when it cannot answer: a visitor types on without."""
    try:
        return engine.suggest(selection.query, selection.language)
    except EngineError as error:
        logger.warning("The search engine cannot suggest: %s", error)
        return None


def _told(
    found: Suggestions, path: str, language: Language, vocabularies: Vocabularies
) -> dict[str, Any]:
    """The groups in the order shown, and how many suggestions there are, in words."""
    groups: dict[str, list[Item]] = {
        "words": [
            {"query": query, "address": address(path, Selection(language, query))}
            for query in found.queries
        ],
        "activities": [
            _named("title", *card.title[language], page_address(card.path, language), language)
            for card in found.activities
        ],
        "providers": [
            _named("name", *one.name[language], page_address(one.path, language), language)
            for one in found.providers
        ],
        "municipalities": [
            _municipality(one, path, language, vocabularies) for one in found.municipalities
        ],
    }
    total = sum(map(len, groups.values()))
    said = ngettext("%(number)s suggestion", "%(number)s suggestions", total)
    return {**groups, "said": said % {"number": total}}


def _named(key: str, text: str, own: Language, address: str, language: Language) -> Item:
    """A text with its address, and its `language` where that is not the page's."""
    return {key: text, "address": address} | ({} if own == language else {"language": own})


def _municipality(
    one: SuggestedMunicipality, path: str, language: Language, vocabularies: Vocabularies
) -> Item:
    facet = by_parameter(MunicipalityFacet.parameter)
    chosen = Selection(language, one.query).with_code(facet.parameter, one.code)
    return {
        "label": str(facet.label(one.code, vocabularies, language)),
        "address": address(path, chosen),
    }
