"""How each question stands: open, answered, to be asked again."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visibility.audit.verdicts import Limits
from visibility.limits import limits_in_force, months_of
from visibility.models import Answer, Question
from visibility.projects.renewal import months_after
from visibility.rules.questions import OF_QUESTIONS

OPEN: Final = "open"
AGAIN: Final = "again"
PASSED: Final = "yes"
FAILED: Final = "no"
UNSURE: Final = "unsure"
REPLACED: Final = "replaced"
STATES: Final[Mapping[str, str | Promise]] = {
    OPEN: _("nobody has looked yet"),
    AGAIN: _("to be looked at again"),
    UNSURE: _("could not be said"),
    FAILED: _("check failed"),
    PASSED: _("check passed"),
    REPLACED: _("the place looks different now"),
}
"""What a question is called by its `state`; the three that are answered are those of answers."""
WAITING: Final = (OPEN, AGAIN)


def with_states(limits: Limits | None = None) -> QuerySet[Any]:
    """All questions with `state`, and `said`, `note` and `answered_on` of the newest answer.

    They come in the order of the rules, those of a rule by their places. `limits` are those in
    force; they are read where they are not given.
    """
    limits = limits_in_force() if limits is None else limits
    newest = Answer.objects.filter(question=OuterRef("pk")).order_by("-answered_at", "-pk")
    ids = [rule.id for rule in OF_QUESTIONS]
    found: QuerySet[Any] = Question.objects.filter(rule__in=ids).select_related("sight")
    states: QuerySet[Any] = (
        found.annotate(
            said=Subquery(newest.values("said")[:1]),
            note=Subquery(newest.values("note")[:1]),
            answered_on=Subquery(newest.values("answered_at")[:1]),
        )
        .annotate(
            state=Case(
                When(sight__replaced_at__isnull=False, then=Value(REPLACED)),
                When(said=None, then=Value(OPEN)),
                When(_is_old(limits), then=Value(AGAIN)),
                default=F("said"),
                output_field=CharField(),
            ),
            order=Case(*(When(rule=rule, then=Value(place)) for place, rule in enumerate(ids))),
        )
        .order_by("order", "sight__place", "pk")
    )
    return states


def asked_now(limits: Limits | None = None) -> QuerySet[Any]:
    """The questions of places as they look now, with their states."""
    found: QuerySet[Any] = with_states(limits).exclude(state=REPLACED)
    return found


def waiting() -> QuerySet[Any]:
    """The questions that wait for an answer."""
    return with_states().filter(state__in=WAITING)


def next_waiting(after: Question | None = None) -> Question | None:
    """The question to be answered next, in their order; after the last comes the first again."""
    keys = list(waiting().values_list("pk", flat=True))
    if after is not None:
        everything = list(asked_now().values_list("pk", flat=True))
        here = everything.index(after.pk) if after.pk in everything else 0
        turned = everything[here + 1 :] + everything[:here]
        keys = [key for key in turned if key in set(keys)]
    return Question.objects.get(pk=keys[0]) if keys else None


def _is_old(limits: Limits) -> Q:
    today, old = timezone.localdate(), Q(pk__in=())
    for rule in OF_QUESTIONS:
        last = months_after(today, -months_of(rule.id, limits))
        old |= Q(rule=rule.id, answered_on__date__lte=last)
    return old
