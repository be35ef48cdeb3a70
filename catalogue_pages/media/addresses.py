"""The one way to a picture's address, which can withhold it."""

from catalogue_pages.media.models import PictureRendition


def address_of(rendition: PictureRendition) -> str | None:
    """Where `rendition` is fetched from, or None when its picture must not be shown."""
    if rendition.image.withheld:
        return None
    return str(rendition.url)
