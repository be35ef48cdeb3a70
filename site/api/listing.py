"""From a selection and its results to the API's answer."""

from django.http import HttpRequest
from django.utils.translation import override

from api import schemas
from api.summaries import summary
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import Facet
from search.facets.registry import FACETS
from search.listing.building import last_page, reachable
from search.results import Results
from search.selection import Selection


def activity_list(
    request: HttpRequest, selection: Selection, results: Results, vocabularies: Vocabularies
) -> schemas.ActivityList:
    """A page of results with everything that the listing shows beside it."""
    last = last_page(results.total, selection)
    meant = selection.choosing(results.named) if results.named else selection

    def page(number: int) -> str | None:
        if not 1 <= number <= last:
            return None
        query = selection.at_page(number).to_query()
        return request.build_absolute_uri(f"{request.path}?{query}" if query else request.path)

    return schemas.ActivityList(
        total=results.total,
        reachable=reachable(results.total, selection),
        page=selection.page,
        page_size=selection.page_size,
        pages=last,
        language=selection.language,
        self=request.build_absolute_uri(),
        next=page(selection.page + 1),
        previous=page(selection.page - 1),
        activities=[
            summary(request, hit.id, hit.card, vocabularies, hit.highlights) for hit in results.hits
        ],
        facets=[_facet(facet, meant, results, vocabularies) for facet in FACETS],
        offers=_offers(results),
        did_you_mean=results.did_you_mean,
        relaxations=[
            schemas.Relaxation(parameter=one.parameter, code=one.code, total=one.total)
            for one in results.relaxations
        ],
    )


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
