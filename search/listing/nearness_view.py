"""Where the visitor is and how far they would travel, as the form asks for it."""

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import Text
from search.listing.presenting import NearnessView, Option
from search.nearness import STEPS, towns
from search.selection import Selection

NEARNESS: Final[Text] = _("Distance")


def nearness_view(selection: Selection, vocabularies: Vocabularies) -> NearnessView:
    """The fields, in the active language; what is chosen is among the options, offered or not."""
    near = selection.near
    chosen = near.code if near else ""
    places = dict(towns(vocabularies, selection.language))
    if near and near.code not in places:
        own = near.place_label(vocabularies, selection.language) or gettext("Your position")
        places = {near.code: own, **places}
    within = near.within if near else None
    steps = sorted({*STEPS, within} if within else STEPS)
    return NearnessView(
        title=NEARNESS,
        places=tuple(Option(code, name, code == chosen) for code, name in places.items()),
        distances=tuple(
            Option(str(step), gettext("up to %(distance)s km") % {"distance": step}, step == within)
            for step in steps
        ),
    )
