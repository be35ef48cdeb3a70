"""An index is built anew when any code or data changes that its documents are made with."""

import grimp
import pytest

from search.indexing.fingerprint import sources
from tests.test_house import ROOT

WITHOUT_EFFECT = (
    "catalogue_pages.identity.amounts",
    "catalogue_pages.identity.arrangement",
    "catalogue_pages.identity.drawings",
    "catalogue_pages.identity.ensembles",
    "catalogue_pages.identity.logos",
    "catalogue_pages.identity.standard",
    "catalogue_pages.changes.",
    "search.addresses",
    "search.conditions",
    "search.problems",
)
"""What is imported and yet says nothing in a document: the journal, and how visitors ask."""


@pytest.mark.parametrize(
    "file",
    [
        "catalogue_pages/bilingual/reading.py",
        "catalogue_pages/activities/completeness.py",
        "catalogue_pages/media/renditions.py",
        "search/text/data/thesaurus.txt",
    ],
)
def test_what_documents_are_made_with_is_known(file: str) -> None:
    assert ROOT / file in sources()


def test_nothing_that_makes_documents_is_missed() -> None:
    imports = grimp.build_graph("search", "catalogue_pages", cache_dir=None)
    known = {
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in sources()
    }
    makers = imports.find_upstream_modules("search.indexing.building")
    missed = {
        module
        for module in makers - known
        if f"{module}.__init__" not in known and not module.startswith(WITHOUT_EFFECT)
    }
    assert "search.indexing.cards" in makers
    assert not missed
