"""The obligations of a demonstration: made from its operation, one of them met."""

from io import BytesIO
from typing import Final

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageDraw

from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.papers import clean_paper
from visibility.obligations.kinds import Kind
from visibility.obligations.making import bring_up_to_date
from visibility.obligations.models import Evidence, Obligation

SHOWS: Final = "Zīmējums fotogrāfijas vietā: plakāts pie ieejas"
_WALL: Final = (226, 222, 212)
_PAPER: Final = (255, 255, 255)
_BLUE: Final = (0, 51, 153)


def make_obligations(operation: FundingOperation) -> None:
    """Make what the data call for, and meet the poster where the beneficiary works.

    Nothing is met where people have met or written anything before.
    """
    bring_up_to_date(timezone.localdate())
    poster = Obligation.open().filter(kind=Kind.POSTER, operation=operation, place=None).first()
    if poster is None or Evidence.objects.exists():
        return
    Evidence.objects.create(obligation=poster, file=clean_paper(_drawing()), shows=SHOWS)
    poster.done_on = poster.due_on
    poster.save(update_fields=["done_on"])


def _drawing() -> ContentFile[bytes]:
    """A poster on a wall, drawn, since nobody has photographed one."""
    image = Image.new("RGB", (800, 600), _WALL)
    drawn = ImageDraw.Draw(image)
    drawn.rectangle((290, 120, 510, 431), fill=_PAPER, outline=_BLUE, width=2)
    drawn.rectangle((310, 360, 390, 413), fill=_BLUE)
    written = BytesIO()
    image.save(written, "PNG")
    return ContentFile(written.getvalue(), name="plakats.png")
