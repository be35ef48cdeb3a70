"""A picture in the sizes and formats that browsers choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from catalogue_pages.media.addresses import address_of
from catalogue_pages.media.models import Picture, PictureRendition

FORMATS: Final = ("avif", "webp", "jpeg")
"""Best first; the last is the one that every browser shows."""
TYPES: Final = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
SHARED_SIZE: Final = (1200, 630)
"""Width and height of a picture beside a shared link, as networks show it."""
CARD_SIZES: Final = ((360, 240), (720, 480))
"""Width and height of a picture on a card, for screens of one and of two pixels a point."""


@dataclass(frozen=True, slots=True)
class Size:
    """One rendition: its address, width and height in pixels, and media type."""

    address: str
    width: int
    height: int
    type: str


def of_widths(picture: Picture, widths: Sequence[int]) -> list[Size]:
    """`picture` whole, as wide as each of `widths` but never wider than it is.

    Sizes come best format first, narrowest first; none at all when the picture is withheld.
    """
    return _sizes(picture, [f"width-{width}" for width in sorted(set(widths))])


def of_shapes(picture: Picture, shapes: Sequence[tuple[int, int]]) -> list[Size]:
    """`picture` cut about its focal point to each width and height; as `of_widths` otherwise."""
    return _sizes(picture, [f"fill-{width}x{height}" for width, height in sorted(set(shapes))])


def specifications(shapes: Sequence[tuple[int, int]]) -> list[str]:
    """What `of_shapes` asks for, to be fetched for many pictures at once."""
    return [f"fill-{width}x{height}|format-{name}" for name in FORMATS for width, height in shapes]


def for_sharing(picture: Picture, *, whole: bool = False) -> Size | None:
    """`picture` as a JPEG beside a shared link; None when it is withheld.

    It is cut to the shape that networks show, unless it is wanted `whole`, as a logo is.
    """
    width, height = SHARED_SIZE
    if picture.withheld:
        return None
    way = "max" if whole else "fill"
    rendition = picture.get_rendition(f"{way}-{width}x{height}|format-jpeg")
    address = address_of(rendition)
    if address is None:
        return None
    return Size(address, rendition.width, rendition.height, TYPES["jpeg"])


def _sizes(picture: Picture, shapes: Sequence[str]) -> list[Size]:
    if picture.withheld:
        return []
    filters = [f"{shape}|format-{name}" for name in FORMATS for shape in shapes]
    made: dict[str, PictureRendition] = picture.get_renditions(*filters)
    sizes: dict[tuple[int, int, str], Size] = {}
    for spec in filters:
        rendition = made[spec]
        address = address_of(rendition)
        if address is None:
            return []
        kind = TYPES[spec.rpartition("-")[2]]
        key = (rendition.width, rendition.height, kind)
        sizes.setdefault(key, Size(address, rendition.width, rendition.height, kind))
    return list(sizes.values())
