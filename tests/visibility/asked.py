"""A question with a drawn picture of its place, as an audit would have asked it."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image, ImageDraw

from visibility.models import Question, Sight
from visibility.questions.picturing import as_file


def drawn(width: int = 360, height: int = 740, *, emblem: bool = True) -> Image.Image:
    """A page with an emblem, or without one, and some lines of text."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    if emblem:
        draw.rectangle((16, 16, 64, 48), fill="#003399")
    for line in range(5):
        draw.text((16, 120 + 20 * line), "Zinatne, ko aptaustit", fill="black")
    return image


def make_question(
    rule: str = "V1-prominent",
    *,
    width: int = 360,
    kind: str = "home",
    replaced_at: datetime | None = None,
) -> Question:
    """A question of a rule about a kind of page in Latvian, so wide (CSS pixels)."""
    place = f"{kind}-lv-{width}"
    sight, _new = Sight.objects.get_or_create(
        place=place,
        replaced_at=replaced_at,
        defaults={
            "kind": kind,
            "language": "lv",
            "width": width,
            "address": "https://katalogs.example/lv/",
            "picture": ContentFile(as_file(drawn(width)), f"{place}.webp"),
            "taken_at": timezone.now(),
        },
    )
    return Question.objects.create(rule=rule, sight=sight)
