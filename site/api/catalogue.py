"""The read API: the listing's own selections and results, as JSON."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import NinjaAPI
from ninja.params.functions import Path

from api import details, listing, schemas
from api.documentation import DESCRIPTION, PARAMETERS
from api.refusals import RefusedError, nothing_here
from api.refusals import response as refusal
from api.rendering import Renderer
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.vocabularies.snapshot import current
from search.addresses import nearest, read_parameters, shortened, too_long
from search.asking import read_question
from search.engines.configured import engine
from search.engines.protocol import EngineError
from search.problems import Problem

LANGUAGE: Final = "language"
UNFIT: Final = "Some parameters were not understood; nothing was searched."


api = NinjaAPI(
    title="Norišu katalogs",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    renderer=Renderer(),
    urls_namespace="catalogue-api",
)
PROBLEMS: Final = {
    422: schemas.ProblemDocument,
    404: schemas.ProblemDocument,
    503: schemas.ProblemDocument,
}


@api.get(
    "/activities",
    response={200: schemas.ActivityList, 422: PROBLEMS[422], 503: PROBLEMS[503]},
    summary="Activities that fit a selection",
    operation_id="list_activities",
    openapi_extra={"parameters": PARAMETERS},
)
def list_activities(request: HttpRequest, response: HttpResponse) -> schemas.ActivityList:
    """A page of activities with facets and counts, exactly as the listing shows them."""
    vocabularies = current()
    query_string = request.META.get("QUERY_STRING", "")
    parameters = read_parameters(query_string)
    language, problems = _language(parameters)
    question = read_question(parameters, language, vocabularies, engine().capabilities)
    problems += question.problems + too_long(query_string)
    if problems:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, UNFIT, problems)
    try:
        results = engine().search(question.selection, question.after)
    except EngineError as error:
        raise RefusedError(
            HTTPStatus.SERVICE_UNAVAILABLE, "The search cannot answer just now."
        ) from error
    near = question.selection.near
    if near and near.is_position:
        patch_cache_control(response, private=True, no_store=True)
    return listing.activity_list(request, question, results, vocabularies)


@api.get(
    "/activities/{id}",
    response={200: schemas.Activity, 404: PROBLEMS[404], 422: PROBLEMS[422]},
    summary="One activity",
    operation_id="get_activity",
)
def get_activity(
    request: HttpRequest,
    identity: str = Path(..., alias="id", description="Its public id, a UUID."),
) -> schemas.Activity:
    """Everything that is public of an activity; it has no parameters."""
    given = read_parameters(request.META.get("QUERY_STRING", ""))
    if given:
        problems = [
            Problem(shortened(name), shortened(" ".join(values)), "unknown-parameter")
            for name, values in given.items()
        ]
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, UNFIT, problems)
    try:
        found = details.find(request, UUID(identity))
    except ValueError:
        found = None
    if found is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "There is no such activity.")
    return found


@api.exception_handler(RefusedError)
def refused(_request: HttpRequest, error: RefusedError) -> HttpResponse:
    """Answer with the problem document."""
    return refusal(error)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
    """Answer with the problem document."""
    return nothing_here(request)


def _language(parameters: dict[str, list[str]]) -> tuple[Language, list[Problem]]:
    """Take the answer's language out of the parameters; Latvian unless another is asked for."""
    values = [value for value in parameters.pop(LANGUAGE, []) if value]
    for language in LANGUAGES:
        if values and values[-1] == language:
            return language, []
    if not values:
        return LANGUAGES[0], []
    value = values[-1]
    return LANGUAGES[0], [
        Problem(LANGUAGE, shortened(value), "unknown-value", nearest(value, LANGUAGES))
    ]
