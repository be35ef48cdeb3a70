"""What a listing's answer was made from."""

from typing import Any

from search.listing.presenting import ListingView


def seen(response: Any) -> ListingView:
    """What the answer shows. Fails when it is no listing."""
    view = response.context_data["listing"]
    assert isinstance(view, ListingView)
    return view
