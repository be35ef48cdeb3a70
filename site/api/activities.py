"""Activities: the listing's own selections and results, and each activity whole."""

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router
from ninja.params.functions import Path

from api import details, listing, schemas
from api.answers import about, answer
from api.documentation import LANGUAGE, PARAMETERS, expand, fields, taking
from api.identities import PUBLIC_ID, read_identity
from api.parameters import Given
from api.providers import providers_among
from api.refusals import NOT_THERE, PROBLEMS, RefusedError
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.snapshot import current
from search.asking import read_question
from search.engines.configured import engine
from search.engines.protocol import EngineError

NOTHING: Final = "There is no such activity."
EXTERNAL_ID: Final = Path(..., description="The id that its provider or an import gave it.")
_FOUND: Final = tuple(name for name in schemas.FoundActivity.model_fields if name != "offered_by")
_WHOLE: Final = tuple(name for name in schemas.Activity.model_fields if name != "offered_by")
_EXPAND: Final = ("provider",)

router = Router(tags=["Activities"])


@router.get(
    "/activities",
    response={200: schemas.ActivityList, **PROBLEMS, 503: schemas.ProblemDocument},
    summary="Activities that fit a selection",
    operation_id="list_activities",
    openapi_extra={"parameters": PARAMETERS},
)
def list_activities(request: HttpRequest) -> HttpResponse:
    """A page of activities with facets and counts, exactly as the listing shows them."""
    given = Given(request)
    languages, fields, expand = given.languages(), given.fields(_FOUND), given.expand(_EXPAND)
    vocabularies = current()
    question = read_question(given.left(), languages[0], vocabularies, engine().capabilities)
    given.note(question.problems)
    given.check()
    try:
        results = engine().search(question.selection, question.after)
    except EngineError as error:
        raise RefusedError(
            HTTPStatus.SERVICE_UNAVAILABLE, "The search cannot answer just now."
        ) from error
    told = listing.activity_list(request, question, results, vocabularies)
    if "provider" in expand:
        listing.name_providers(request, told, results)
    response = answer(told, languages, fields=fields and {*fields, "offered_by"}, of="activities")
    near = question.selection.near
    if results.stand_in or (near and near.is_position):
        patch_cache_control(response, private=True, no_store=True)
    return response


@router.get(
    "/activities/{id}",
    response={200: schemas.ActivityAnswer, **PROBLEMS, **NOT_THERE},
    summary="One activity",
    operation_id="get_activity",
    openapi_extra=taking(LANGUAGE, fields(_WHOLE), expand(_EXPAND)),
)
def get_activity(request: HttpRequest, identity: str = PUBLIC_ID) -> HttpResponse:
    """Everything that is public of an activity."""
    given = Given(request)
    return _one(request, given, public_id=read_identity(identity, NOTHING))


@router.get(
    "/activities/by-external-id/{path:external_id}",
    response={200: schemas.ActivityAnswer, **PROBLEMS, **NOT_THERE},
    summary="One activity by its external id",
    operation_id="get_activity_by_external_id",
    openapi_extra=taking(LANGUAGE, fields(_WHOLE), expand(_EXPAND)),
)
def get_activity_by_external_id(
    request: HttpRequest, external_id: str = EXTERNAL_ID
) -> HttpResponse:
    """Everything that is public of the activity that another system knows by this id."""
    given = Given(request)
    if "\x00" in external_id:
        raise RefusedError(HTTPStatus.NOT_FOUND, NOTHING)
    return _one(request, given, external_id=external_id)


def _one(request: HttpRequest, given: Given, **condition: object) -> HttpResponse:
    languages, fields, expand = given.languages(), given.fields(_WHOLE), given.expand(_EXPAND)
    given.check()
    found = details.whole(request, ActivityPage.objects.filter(**condition))
    if not found:
        raise RefusedError(HTTPStatus.NOT_FOUND, NOTHING)
    if "provider" in expand:
        offered_by = providers_among(request, [found[0].provider_id])
        found[0].offered_by = next(iter(offered_by), None)
    told = schemas.ActivityAnswer(**dict(found[0]), about=about(request))
    return answer(told, languages, fields=fields and {*fields, "offered_by"})
