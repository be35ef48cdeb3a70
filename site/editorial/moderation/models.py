"""Judgements, the reasons to return something, and remarks at fields."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from catalogue_pages.activities.completeness import completeness_in
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import as_language, read
from editorial.moderation.errors import DecisionError


class ReturnReason(models.Model):
    """A common reason to return something; editors keep the list.

    `advice` tells the provider what to do, and is shown with the reason. One that `is_offered` no
    more stays with the decisions that named it.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    label = models.CharField(_("reason"), max_length=160)
    advice = models.CharField(_("what the provider should do"), max_length=400, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    is_offered = models.BooleanField(_("offered to editors"), default=True)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        verbose_name = _("reason to return")
        verbose_name_plural = _("reasons to return")
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return str(read(self, "label", as_language(get_language())).value or self.code)

    @property
    def said_advice(self) -> str:
        """The advice in the active language, or in the other one."""
        return str(read(self, "advice", as_language(get_language())).value or "")


class ModerationTaskState(TaskState):
    """One judgement of one revision, open or taken."""

    share_lv = models.FloatField(_("completeness in Latvian"), null=True, blank=True)
    share_en = models.FloatField(_("completeness in English"), null=True, blank=True)

    exclude_fields_in_copy: ClassVar = ["remarks"]

    class Meta:
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")

    @transaction.atomic
    def approve(self, user: Any = None, update: bool = True, comment: str = "") -> Any:  # noqa: FBT001, FBT002 - Wagtail's
        """Approve what was judged. Raises DecisionError when somebody has decided before."""
        self._take()
        return super().approve(user, update, comment)

    @transaction.atomic
    def reject(self, user: Any = None, update: bool = True, comment: str = "") -> Any:  # noqa: FBT001, FBT002 - Wagtail's
        """Return it. Raises DecisionError without a reason or remark, or when it is decided."""
        self._take()
        if not self.remarks.exists():
            raise DecisionError(
                _("Choose a reason or write a remark: the provider must know what to change."),
                int(self.workflow_state.object_id),
            )
        return super().reject(user, update, comment)

    def measure(self) -> None:
        """Note how complete what is judged is, so that a list of many need not look into each."""
        judged = self.revision.as_object()
        if isinstance(judged, ActivityPage):
            self.share_lv = completeness_in(judged, "lv").share
            self.share_en = completeness_in(judged, "en").share
            self.save(update_fields=["share_lv", "share_en"])

    def _take(self) -> None:
        """See that the judgement is open still, and let nobody else decide until this is done."""
        held = TaskState.objects.select_for_update().get(pk=self.pk)
        if held.status != self.STATUS_IN_PROGRESS:
            raise DecisionError(_decided(held), int(self.workflow_state.object_id))
        self.status = held.status
        self.revision_id = held.revision_id


def _decided(state: TaskState) -> str:
    done = {
        TaskState.STATUS_APPROVED: gettext("%(person)s has approved this already."),
        TaskState.STATUS_REJECTED: gettext("%(person)s has returned this already."),
    }.get(state.status, gettext("This was withdrawn; there is nothing to decide."))
    person = state.finished_by
    name = (person.get_full_name() or person.get_username()) if person else gettext("Somebody")
    return done % {"person": name} + " " + gettext("Your decision was not taken.")


class Remark(models.Model):
    """Why something was returned: a reason of the list, words, or both, perhaps at a field.

    `field` is the name of the form's input, which is the column; empty is about the whole.
    """

    state = models.ForeignKey(
        ModerationTaskState,
        verbose_name=_("judgement"),
        on_delete=models.CASCADE,
        related_name="remarks",
    )
    reason = models.ForeignKey(
        ReturnReason,
        verbose_name=_("reason"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    field = models.CharField(_("field"), max_length=100, blank=True)
    words = models.TextField(_("remark"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )

    objects: ClassVar[models.Manager["Remark"]] = models.Manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering: ClassVar = ["pk"]
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(reason__isnull=False) | ~Q(words=""), name="remark_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.words or str(self.reason)
