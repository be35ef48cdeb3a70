"""From what was found to the answer: in the languages and with the fields that were asked for."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from api.rendering import as_json
from api.schemas import About, Licence, Schema, Text
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement

JSON: Final = "application/json; charset=utf-8"
_LICENCE: Final = Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")


def about(request: HttpRequest) -> About:
    """What every answer says of itself: who pays, under what licence, and where it is described."""
    funding = {language: statement(PROGRAMME_RATE, language) for language in LANGUAGES}
    return About(
        funding=Text(**funding),
        licence=_LICENCE,
        documentation=request.build_absolute_uri("/api/v1/docs"),
    )


def answer(
    document: Schema,
    languages: Sequence[Language] = LANGUAGES,
    *,
    fields: Collection[str] | None = None,
    of: str = "",
    content_type: str = JSON,
) -> HttpResponse:
    """The document as a response.

    `fields` are the ones that stay of each thing in the document's list `of`, or of the document
    itself without `of`; the id of each thing stays in any case.
    """
    plain: dict[str, Any] = document.model_dump(mode="json", by_alias=True)
    if fields is not None and of:
        plain[of] = [_sparse(one, fields) for one in plain[of]]
    elif fields is not None:
        plain = _sparse(plain, {*fields, "about"})
    if len(languages) < len(LANGUAGES):
        plain = {
            name: value if name == "about" else _in(value, languages[0])
            for name, value in plain.items()
        }
    return HttpResponse(as_json(plain), content_type=content_type)


def _sparse(thing: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if name in fields or name == "id"}


def _in(value: Any, language: Language) -> Any:
    """The same with each text in one language alone: the other one's where it has none."""
    if isinstance(value, list):
        return [_in(one, language) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == set(LANGUAGES):
        spoken = language if value[language] else _other(language)
        return {spoken: value[spoken]} if value[spoken] else {}
    dropped = f"label_{_other(language)}"
    return {name: _in(part, language) for name, part in value.items() if name != dropped}


def _other(language: Language) -> Language:
    return next(one for one in LANGUAGES if one != language)
