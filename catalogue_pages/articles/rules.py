"""What must hold before the description of a project becomes public."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal


def describes_the_operation(page: ProjectPage) -> Iterator[Refusal]:
    """Refuse what says nothing of the aims, the results or the support received."""
    if is_empty(page.aims_lv):
        yield Refusal("aims_lv", _("Write what the project aims at; the public must be told."))
    if is_empty(page.results_lv):
        yield Refusal("results_lv", _("Write which results are expected or achieved."))
    if page.operation is None:
        yield Refusal("operation", _("Choose the funding operation that this page describes."))
    elif page.operation.amounts is None:
        yield Refusal(
            "operation",
            _(
                "The amounts of this operation are not known. Write the total and who pays which "
                "part under “Visual identity”, “Funding operations”; then publish."
            ),
        )


def register() -> None:
    """Have the gate ask this rule."""
    gate.register(ProjectPage, describes_the_operation)
