"""What the API answers instead of an answer: problem+json (RFC 9457)."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from api.rendering import as_json
from api.schemas import Fault, ProblemDocument
from search.listing.notes import as_refusal
from search.problems import Problem

PROBLEMS: Final = {422: ProblemDocument, 429: ProblemDocument}
"""What every operation may answer instead."""
NOT_THERE: Final = {404: ProblemDocument}
"""What an operation about one thing may answer, too."""


class RefusedError(Exception):
    """The request is answered with a problem document."""

    def __init__(self, status: HTTPStatus, detail: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.problems = tuple(problems)


def response(refused: RefusedError) -> HttpResponse:
    """The problem document as a response; in English, whatever languages a client accepts."""
    with override("en"):
        document = _document(refused)
    made = HttpResponse(
        as_json(document.model_dump()),
        status=refused.status,
        content_type="application/problem+json",
    )
    made["Cache-Control"] = "no-store"
    if refused.status == HTTPStatus.SERVICE_UNAVAILABLE:
        made["Retry-After"] = "30"
    return made


def _document(refused: RefusedError) -> ProblemDocument:
    return ProblemDocument(
        title=refused.status.phrase,
        status=refused.status,
        detail=refused.detail,
        problems=[
            Fault(
                parameter=problem.parameter,
                value=problem.value,
                fault=problem.fault,
                nearest=problem.nearest,
                detail=as_refusal(problem),
            )
            for problem in refused.problems
        ],
    )


def nothing_here(_request: HttpRequest, *_arguments: object) -> HttpResponse:
    """The answer at every address of the API that means nothing."""
    return response(RefusedError(HTTPStatus.NOT_FOUND, "There is nothing at this address."))
