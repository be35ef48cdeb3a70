"""Pictures kept and questions asked: anew where a place no longer looks as it did."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from PIL import Image

from catalogue_pages.media.storage import delete_on_commit
from visibility.audit.measuring import Eye, browsing
from visibility.models import Answer, Question, Sight
from visibility.questions.likeness import looks_alike
from visibility.questions.picturing import FORMAT, Pictured, Progress, as_file, pictured
from visibility.questions.places import Place, places


def look_and_ask(site: str, progress: Progress = iter) -> int:
    """Look at all places of the site that runs at an address, and ask; returns how many look new.

    Raises NoBrowserError or UnreachableError, and changes nothing then.
    """
    wanted = list(places(site))
    with browsing() as page:
        found = list(pictured(Eye(page), wanted, progress))
    return ask(wanted, found)


def ask(wanted: list[Place], found: list[Pictured]) -> int:
    """Ask about the places of which there are pictures now; returns how many look new.

    A place that looks as it did keeps its questions and their answers, and so does one that could
    not be pictured. What was asked of a place that looks otherwise, or is not among those wanted
    any more, is no longer asked.
    """
    now = timezone.now()
    seen = {one.place.name for one in found}
    current = {one.place: one for one in Sight.objects.filter(replaced_at=None)}
    alike = {one.place.name for one in found if _is_alike(current.get(one.place.name), one)}
    unseen = {place.name for place in wanted} - seen
    with transaction.atomic():
        _replace(Sight.objects.filter(replaced_at=None).exclude(place__in=alike | unseen), now)
        for one in found:
            kept = current[one.place.name] if one.place.name in alike else _keep(one, now)
            for rule in one.place.rules:
                Question.objects.get_or_create(rule=rule, sight=kept)
    return len(found) - len(alike)


def _is_alike(before: Sight | None, now: Pictured) -> bool:
    if before is None or before.words != now.words:
        return False
    try:
        with before.picture.open("rb") as file:
            image = Image.open(BytesIO(file.read()))
            return looks_alike(image, now.image)
    except OSError:  # the picture is lost: nobody could say what was judged
        return False


def _keep(one: Pictured, now: datetime) -> Sight:
    place = one.place
    return Sight.objects.create(
        place=place.name,
        kind=place.kind,
        language=place.language,
        width=place.width,
        address=place.address,
        words=one.words,
        picture=ContentFile(as_file(one.image), f"{place.name}.{FORMAT.lower()}"),
        taken_at=now,
    )


def _replace(sights: QuerySet[Any], now: datetime) -> None:
    """Have these be asked about no longer; what nobody has answered goes, with its picture."""
    keys = list(sights.values_list("pk", flat=True))
    Sight.objects.filter(pk__in=keys).update(replaced_at=now)
    answered = Exists(Answer.objects.filter(question=OuterRef("pk")))
    Question.objects.filter(~answered, sight__in=keys).delete()
    asked = Exists(Question.objects.filter(sight=OuterRef("pk")))
    for sight in Sight.objects.filter(~asked, pk__in=keys):
        delete_on_commit(sight.picture.storage, sight.picture.name)
        sight.delete()
