"""What the listing says of an address that it could not use whole: only what is true."""

import pytest
from django.test import Client

from catalogue_pages.providers.models import CataloguePage
from tests.search.listing.seeing import seen


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (
            "from=2026-12-31&to=2026-09-01",
            "“2026-09-01” is out of range for “to”. It was ignored.",
        ),
        ("from=tomorrow", "“tomorrow” cannot be read as “from”. It was ignored."),
        ("q=bites%00meds", "“bites meds” cannot be read as “q”. Used instead: “bites meds”."),
        ("q=%00", "“” cannot be read as “q”. It was ignored."),
        ("page=x", "“x” cannot be read as “page”. Used instead: “1”."),
        ("page=-3", "“-3” is out of range for “page”. Used instead: “1”."),
        ("page=900000", "“900000” is out of range for “page”. Used instead: “{last}”."),
        ("page_size=101", "“101” is out of range for “page_size”. Used instead: “100”."),
        ("sort=nam", "“nam” is not a value of “sort”. It was ignored. Did you mean “name”?"),
        ("field=qqq", "“qqq” is not a value of “field”. It was ignored."),
        ("qqq=1", "The address says “qqq”, which means nothing here."),
    ],
)
def test_a_note_says_what_was_done(listing: CataloguePage, query: str, note: str) -> None:
    view = seen(Client().get(f"/en/katalogs/?{query}"))
    last = view.pagination.links[-1].number if view.pagination.links else ""
    assert view.notes == (note.format(last=last),)


def test_many_notes_are_counted(listing: CataloguePage) -> None:
    query = "&".join(f"qqq{number}=1" for number in range(7))
    notes = seen(Client().get(f"/en/katalogs/?{query}&page=x")).notes
    assert len(notes) == 6
    assert notes[-1] == "3 more parts of the address were not understood."
