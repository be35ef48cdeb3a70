"""Pictures for tests."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from catalogue_pages.media.models import Picture


def make_picture(**values: Any) -> Picture:
    """Return a stored picture; its rights are complete but for what `values` say."""
    content = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(content, "PNG")
    given = {
        "title": "Robots",
        "alternative_text_lv": "Robots uz galda",
        "alternative_text_en": "A robot on a table",
        "author": "Tehnikas nams",
        "licence": "own",
        "shows_people": False,
        **values,
    }
    return Picture.objects.create(file=ContentFile(content.getvalue(), "robots.png"), **given)
