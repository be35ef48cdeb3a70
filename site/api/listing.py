"""From a selection and its results to the API's answer."""

from typing import Final

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import override

from api import schemas
from api.answers import about
from api.parameters import EXPAND, FIELDS, LANGUAGE, Given
from api.providers import providers_at, root_url
from api.summaries import summary
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.asking import Question
from search.cursors import further
from search.facets.facet import Facet
from search.facets.registry import FACETS
from search.listing.building import last_page, reachable
from search.results import Hit, Results
from search.selection import Selection

_KEPT: Final = (LANGUAGE, FIELDS, EXPAND)


def activity_list(
    request: HttpRequest, question: Question, results: Results, vocabularies: Vocabularies
) -> schemas.ActivityList:
    """A page of results with everything that the listing shows beside it."""
    selection, beyond = question.selection, question.after is not None
    last = last_page(results.total, selection)
    meant = selection.choosing(results.named) if results.named else selection

    def page(number: int) -> str | None:
        if beyond or not 1 <= number <= last:
            return None
        return _address(request, selection.at_page(number))

    return schemas.ActivityList(
        total=results.total,
        reachable=reachable(results.total, selection),
        page=None if beyond else selection.page,
        page_size=selection.page_size,
        pages=last,
        language=selection.language,
        self=request.build_absolute_uri(),
        next=page(selection.page + 1) or _further(request, selection, results),
        previous=page(selection.page - 1),
        about=about(request),
        activities=[_found(request, hit, selection, vocabularies) for hit in results.hits],
        facets=[_facet(facet, meant, results, vocabularies) for facet in FACETS],
        offers=_offers(results),
        did_you_mean=results.did_you_mean,
        relaxations=[
            schemas.Relaxation(parameter=one.parameter, code=one.code, total=one.total)
            for one in results.relaxations
        ],
    )


def name_providers(request: HttpRequest, told: schemas.ActivityList, results: Results) -> None:
    """Put each activity's provider into the list whole; two queries more."""
    root = root_url()
    paths = {root + hit.card.provider_path for hit in results.hits}
    known = providers_at(request, paths)
    for one, hit in zip(told.activities, results.hits, strict=True):
        one.offered_by = known.get(root + hit.card.provider_path)


def _found(
    request: HttpRequest, hit: Hit, selection: Selection, vocabularies: Vocabularies
) -> schemas.FoundActivity:
    """A hit; how far it is is told only near something."""
    said = summary(request, hit.id, hit.card, vocabularies, hit.highlights)
    distance = None if hit.distance_km is None else round(hit.distance_km, 1)
    return schemas.FoundActivity(
        **dict(said), distance_km=distance, comes_to_schools=hit.comes if selection.near else None
    )


def _address(request: HttpRequest, selection: Selection, after: str = "") -> str:
    """The absolute address of a page of the list, with what is no part of a selection as given."""
    given = Given(request).parameters
    kept = [(name, value) for name in _KEPT for value in given.get(name, ()) if value]
    query = "&".join(filter(None, (selection.to_query(after), urlencode(kept))))
    return request.build_absolute_uri(f"{request.path}?{query}" if query else request.path)


def _further(request: HttpRequest, selection: Selection, results: Results) -> str | None:
    """The address behind the last hit; None at the end, or where the engine has no cursors."""
    cursor = further(selection, results)
    return _address(request, selection.at_page(1), cursor) if cursor else None


def _offers(results: Results) -> list[schemas.Offer]:
    return [
        schemas.Offer(
            parameter=offer.parameter, code=offer.code, words=offer.words, applied=offer.applied
        )
        for offer in results.offers
    ]


def _facet(
    facet: Facet, selection: Selection, results: Results, vocabularies: Vocabularies
) -> schemas.Facet:
    counts = results.counts.get(facet.parameter, {})
    chosen = selection.chosen(facet.parameter)
    english = {choice.code: choice.label for choice in facet.choices(vocabularies, "en")}
    titles = {}
    for language in LANGUAGES:
        with override(language):
            titles[language] = str(facet.title)
    return schemas.Facet(
        parameter=facet.parameter,
        title=schemas.Text(**titles),
        values=[
            schemas.FacetValue(
                code=choice.code,
                label_lv=choice.label,
                label_en=english[choice.code],
                count=counts.get(choice.code, 0),
                chosen=choice.code in chosen,
                parent=choice.parent,
            )
            for choice in facet.choices(vocabularies, "lv")
        ],
    )
