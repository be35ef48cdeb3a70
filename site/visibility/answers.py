"""Questions to people about what no machine can judge, with the picture of the place, and answers.

A sight is kept while its place looks so; the answers to its questions, and with them its picture,
are kept for good.
"""

from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from catalogue_pages.bilingual.reading import LANGUAGE_NAMES
from catalogue_pages.media.storage import PrivateStorage
from visibility.rules.questions import Kind
from visibility.rules.registry import RULES
from visibility.rules.rule import Rule

KINDS: Final[dict[str, str | Promise]] = {
    Kind.HOME.value: _("Home page"),
    Kind.LISTING.value: _("List of activities"),
    Kind.ACTIVITY.value: _("Page of an activity"),
    Kind.PROVIDER.value: _("Page of a provider"),
    Kind.ARTICLE.value: _("Article"),
    Kind.PROJECT.value: _("Page of a project"),
    Kind.DESCRIPTION.value: _("Description of a project, the whole page"),
    Kind.ERROR.value: _("Error page"),
    Kind.DOOR.value: _("Sign-in page"),
    Kind.POSTER.value: _("Poster, A3"),
    Kind.SHEET.value: _("Sheet, A4"),
    Kind.SLIDE.value: _("Slide"),
    Kind.SHARE.value: _("Share picture"),
    Kind.LETTER.value: _("Letter"),
}


class Sight(models.Model):
    """How a place looks; `place` is its name, such as `home-lv-360`. One of a place is current.

    `words` are those of a place whose words are judged, and empty elsewhere.
    """

    place = models.CharField(_("place"), max_length=60)
    kind = models.CharField(_("kind of place"), max_length=20, choices=list(KINDS.items()))
    language = models.CharField(_("language"), max_length=2, choices=list(LANGUAGE_NAMES.items()))
    width = models.PositiveIntegerField(_("width"), null=True)
    address = models.CharField(_("address"), max_length=2000)
    picture = models.FileField(_("picture"), upload_to="visibility", storage=PrivateStorage)
    words = models.TextField(_("words"), blank=True)
    taken_at = models.DateTimeField(_("taken at"))
    replaced_at = models.DateTimeField(_("replaced at"), null=True)

    objects: ClassVar[models.Manager["Sight"]] = models.Manager()

    class Meta:
        verbose_name = _("sight")
        verbose_name_plural = _("sights")
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place"], condition=models.Q(replaced_at=None), name="one_current_sight"
            )
        ]

    def __str__(self) -> str:
        named = f"{KINDS.get(self.kind, self.kind)} ({self.language})"
        return named if self.width is None else f"{named}, {self.width} px"


class Question(models.Model):
    """A rule asked of a place as it looks."""

    rule = models.CharField(_("rule"), max_length=20)
    sight = models.ForeignKey(
        Sight, verbose_name=_("place"), on_delete=models.PROTECT, related_name="questions"
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)

    objects: ClassVar[models.Manager["Question"]] = models.Manager()

    class Meta:
        verbose_name = _("question to people")
        verbose_name_plural = _("questions to people")
        default_permissions = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "sight"], name="asked_once_of_a_sight")
        ]

    def __str__(self) -> str:
        return f"{self.rule} · {self.sight}"

    @property
    def asked(self) -> Rule | None:
        """The rule; None where there is none of this name any more."""
        return RULES.get(self.rule)


class Said(models.TextChoices):
    """What a person answers; yes is good."""

    YES = "yes", pgettext_lazy("answer", "Yes")
    NO = "no", pgettext_lazy("answer", "No")
    UNSURE = "unsure", pgettext_lazy("answer", "Cannot say")


class Answer(models.Model):
    """What somebody answered. The newest counts; none is changed or deleted."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    said = models.CharField(_("answer"), max_length=10, choices=Said.choices)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered at"), auto_now_add=True)

    objects: ClassVar[models.Manager["Answer"]] = models.Manager()

    class Meta:
        verbose_name = _("answer about visibility")
        verbose_name_plural = _("answers about visibility")
        default_permissions = ("add", "view")
        ordering: ClassVar = ["-answered_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.question}: {self.get_said_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new answer. Raises TypeError for one that was given already."""
        if not self._state.adding:
            raise TypeError("An answer is never changed: give a new one.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> Any:
        """No answer is deleted: raises TypeError."""
        raise TypeError("An answer is never deleted: give a new one.")
