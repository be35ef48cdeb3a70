"""A page as a whole: its questions, which of them lack something, and where to go on."""

from collections.abc import Iterable
from dataclasses import dataclass

from editorial.moderation.submission import Written
from workspace.completeness.meter import Reading
from workspace.doors import Doors
from workspace.guide.questions import ONLY, Question


@dataclass(frozen=True, slots=True)
class Listed:
    """One question about a page, where it is asked, and whether all that is needed is said."""

    question: Question
    address: str
    is_answered: bool


def listed(page: Written, readings: Iterable[Reading]) -> list[Listed]:
    """The questions about a page.

    Where several lack something, each leads on to the next one; else each leads back to the whole.
    """
    columns = {one.lack.column for reading in readings for one in reading.needed}
    found = [
        (question, address, columns.isdisjoint(question.columns))
        for question, address in Doors(page).questions
    ]
    lacking = sum(not is_answered for _question, _address, is_answered in found)
    after = "" if lacking > 1 else f"?{ONLY}"
    return [Listed(question, address + after, said) for question, address, said in found]


def first_lacking(questions: Iterable[Listed]) -> Listed | None:
    """The first question that lacks something."""
    return next((one for one in questions if not one.is_answered), None)
