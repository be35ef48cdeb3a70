"""Papers looked at one by one and judged, what failed pictured."""

from collections.abc import Callable, Iterable
from typing import Final

from catalogue_pages.identity.statement import statement
from visibility.audit.auditing import Audited, Photograph, photographed
from visibility.audit.judging.papers import judge_document, judge_letter, judge_picture
from visibility.audit.measures import Box
from visibility.audit.measuring import Eye
from visibility.audit.papers.documents import measure_document, rendered
from visibility.audit.papers.letters import VIEWS, measure_letter, parts
from visibility.audit.papers.paper import Kind, Paper
from visibility.audit.papers.pictures import measure_picture
from visibility.audit.papers.pixels import as_png, opened
from visibility.audit.verdicts import Asked, Limits
from visibility.rules.rule import Medium

Progress = Callable[[Iterable[Paper]], Iterable[Paper]]


def audit_papers(
    audited: Audited, eye: Eye, papers: Iterable[Paper], limits: Limits, progress: Progress
) -> None:
    """Judge papers, and add what comes of it to what is known already."""
    for paper in progress(papers):
        audited.papers += 1
        asked = Asked(limits, paper.kind.medium, paper.language)
        _BY_MEDIUM[paper.kind.medium](audited, eye, paper, asked)


def _document(audited: Audited, _eye: Eye, paper: Paper, asked: Asked) -> None:
    measures = measure_document(paper.content, str(paper.paid))
    due = statement(paper.paid, paper.language)
    verdicts = judge_document(measures, due, asked, is_poster=paper.kind is Kind.POSTER)

    def photograph(_box: Box | None) -> Photograph:
        image, whole = rendered(paper.content)
        return Photograph(as_png(image), whole)

    audited.note(paper, verdicts, photograph)


def _letter(audited: Audited, eye: Eye, paper: Paper, asked: Asked) -> None:
    letter, due = parts(paper.content), statement(paper.paid, paper.language)
    for width, dark in VIEWS:
        measures = measure_letter(eye, letter, str(paper.paid), width=width, dark=dark)
        verdicts = judge_letter(measures, due, asked)
        audited.note(
            paper, verdicts, lambda box: None if paper.is_private else photographed(eye, box)
        )


def _picture(audited: Audited, _eye: Eye, paper: Paper, asked: Asked) -> None:
    measures = measure_picture(paper.content, str(paper.paid))
    whole = Box(x=0, y=0, width=measures["width"], height=measures["height"])
    verdicts = judge_picture(measures, asked, is_shared=paper.kind is Kind.SHARE)
    audited.note(paper, verdicts, lambda _box: Photograph(as_png(opened(paper.content)), whole))


_BY_MEDIUM: Final = {
    Medium.PDF: _document,
    Medium.MAIL: _letter,
    Medium.PICTURE: _picture,
}
