"""Vocabularies with their codes, and municipalities and regions as GeoJSON (RFC 7946)."""

from http import HTTPStatus
from typing import Final, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router
from ninja.params.functions import Path

from api.answers import about, answer
from api.document import GEOJSON
from api.documentation import LANGUAGE, taking
from api.parameters import Given
from api.refusals import NOT_THERE, PROBLEMS, RefusedError
from api.schemas import About, Schema, Term
from catalogue_pages.vocabularies.models import VOCABULARIES
from catalogue_pages.vocabularies.snapshot import Entry, Vocabularies, current

router = Router(tags=["Vocabularies and places"])


class VocabularyTerm(Term):
    """A term, and the term that it stands under: a subject's learning area, say."""

    parent: str | None = Field(description="The code of the term above, in `parents`.")


class Vocabulary(Schema):
    """A vocabulary in its own order."""

    name: str = Field(examples=["subject"])
    parents: str | None = Field(description="The vocabulary that its parents stand in.")
    terms: list[VocabularyTerm]


class VocabularyAnswer(Vocabulary):
    """One vocabulary."""

    about: About


class VocabularyList(Schema):
    """All vocabularies."""

    vocabularies: list[Vocabulary]
    about: About


class Point(Schema):
    """A place in degrees (WGS 84), longitude first as GeoJSON has it."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float] = Field(examples=[(24.11, 56.95)])


class PlaceProperties(Term):
    """What a place is."""

    region: str | None = Field(description="The code of a municipality's region.")
    centre: str | None = Field(description="The town that the point stands for.")
    ceased_on: str | None = Field(description="The last day of a municipality of former times.")


class Place(Schema):
    """A municipality or a region; a point where one is known."""

    type: Literal["Feature"] = "Feature"
    id: str
    geometry: Point | None
    properties: PlaceProperties


class Places(Schema):
    """A FeatureCollection."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Place]
    about: About


@router.get(
    "/vocabularies",
    response={200: VocabularyList, **PROBLEMS},
    operation_id="list_vocabularies",
    openapi_extra=taking(LANGUAGE),
    summary="All vocabularies",
)
def list_vocabularies(request: HttpRequest) -> HttpResponse:
    """Every vocabulary with the codes that parameters take, and labels in both languages."""
    given = Given(request)
    languages = given.languages()
    given.check()
    known = current()
    every = [_vocabulary(name, known) for name in VOCABULARIES]
    return answer(VocabularyList(vocabularies=every, about=about(request)), languages)


@router.get(
    "/vocabularies/{name}",
    response={200: VocabularyAnswer, **PROBLEMS, **NOT_THERE},
    operation_id="get_vocabulary",
    openapi_extra=taking(LANGUAGE),
    summary="One vocabulary",
)
def get_vocabulary(
    request: HttpRequest, name: str = Path(..., description="Such as `subject`.")
) -> HttpResponse:
    """The terms of one vocabulary in their order."""
    given = Given(request)
    languages = given.languages()
    given.check()
    if name not in VOCABULARIES:
        raise RefusedError(HTTPStatus.NOT_FOUND, "There is no such vocabulary.")
    found = _vocabulary(name, current())
    return answer(VocabularyAnswer(**dict(found), about=about(request)), languages)


@router.get(
    "/municipalities",
    response={200: Places, **PROBLEMS},
    operation_id="list_municipalities",
    openapi_extra=taking(LANGUAGE),
    summary="Municipalities as GeoJSON",
)
def list_municipalities(request: HttpRequest) -> HttpResponse:
    """Local governments of today and former ones; the point is the centre's."""
    return _places(request, "municipality")


@router.get(
    "/regions",
    response={200: Places, **PROBLEMS},
    operation_id="list_regions",
    openapi_extra=taking(LANGUAGE),
    summary="Planning regions as GeoJSON",
)
def list_regions(request: HttpRequest) -> HttpResponse:
    """Planning regions; the point is the middle of their municipalities' centres."""
    return _places(request, "region")


_ABOVE: Final = {"subject": "learning_area", "grade": "grade_group", "municipality": "region"}
"""In which vocabulary the terms stand that a vocabulary's terms stand under."""


def _vocabulary(name: str, known: Vocabularies) -> Vocabulary:
    terms = [
        VocabularyTerm(
            code=one.code,
            label_lv=one.label("lv"),
            label_en=one.label("en"),
            parent=one.parent or None,
        )
        for one in known[name].values()
    ]
    return Vocabulary(name=name, parents=_ABOVE.get(name), terms=terms)


def _places(request: HttpRequest, vocabulary: str) -> HttpResponse:
    given = Given(request)
    languages = given.languages()
    given.check()
    known = current()
    features = [_place(one, known) for one in known[vocabulary].values()]
    found = Places(features=features, about=about(request))
    return answer(found, languages, content_type=GEOJSON)


def _place(entry: Entry, known: Vocabularies) -> Place:
    centre = entry.centre if entry.vocabulary == "municipality" else _middle(entry, known)
    return Place(
        id=entry.code,
        geometry=Point(coordinates=(centre[1], centre[0])) if centre else None,
        properties=PlaceProperties(
            code=entry.code,
            label_lv=entry.label("lv"),
            label_en=entry.label("en"),
            region=entry.parent or None,
            centre=entry.place_name or None,
            ceased_on=entry.last_day or None,
        ),
    )


def _middle(region: Entry, known: Vocabularies) -> tuple[float, float] | None:
    centres = [
        one.centre
        for one in known["municipality"].values()
        if one.parent == region.code and one.centre and not one.last_day
    ]
    if not centres:
        return None
    latitudes, longitudes = zip(*centres, strict=True)
    return round(sum(latitudes) / len(centres), 4), round(sum(longitudes) / len(centres), 4)
