"""An obligation, one row for each that there is, and what shows that it was met."""

from datetime import date
from pathlib import PurePath
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.storage import PrivateStorage
from catalogue_pages.media.uploads import NAMES
from catalogue_pages.providers.models import ProviderPage
from visibility.obligations.kinds import DEMANDS, Demand, Kind
from visibility.obligations.standing import LIGHTS, Light, State, state_of

_OPEN: Final = Q(done_on=None, waived_reason="", lapsed_on=None)


class Obligation(models.Model):
    """Something that must be done by a day, because of an operation or of the site itself.

    Rows are made from the project's data. `due_by_data` is the day that the data say, `due_on` the
    one that holds, which people may change. `told` is the last stage of which the people were
    told, for the day `told_for`.
    """

    kind = models.CharField(_("what is to be done"), max_length=20, choices=Kind.choices)
    operation = models.ForeignKey(
        FundingOperation,
        verbose_name=_("funding operation"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    place = models.ForeignKey(
        ProviderPage,
        verbose_name=_("place"),
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    period_start = models.DateField(_("since"), null=True)
    due_on = models.DateField(_("last day"), help_text=_("Until this day it is done in time."))
    due_by_data = models.DateField(editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gets the reminders; without one, everybody of communications does."),
    )
    note = models.TextField(_("note"), blank=True, max_length=4000)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("marked as done by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    waived_reason = models.TextField(
        _("not needed, because"),
        blank=True,
        max_length=1000,
        help_text=_("Only where the rule asks nothing here: say why, and who agreed."),
    )
    lapsed_on = models.DateField(_("no longer due since"), null=True, editable=False)
    told = models.CharField(max_length=10, blank=True, editable=False)
    told_for = models.DateField(null=True, editable=False)

    wagtail_reference_index_ignore = True  # an obligation is no use of its place

    objects: ClassVar[models.Manager["Obligation"]] = models.Manager()

    class Meta:
        verbose_name = _("obligation")
        verbose_name_plural = _("obligations")
        default_permissions = ("view", "change")
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "kind",
                Coalesce("operation", 0),
                Coalesce("place", 0),
                "period_start",
                name="one_obligation_a_period",
            ),
            models.UniqueConstraint(
                "kind",
                Coalesce("operation", 0),
                Coalesce("place", 0),
                condition=Q(period_start=None),
                name="one_obligation_at_all",
            ),
        ]

    def __str__(self) -> str:
        about = self.place.title if self.place else self.operation and self.operation.number
        named = f"{self.get_kind_display()}: {about}" if about else self.get_kind_display()
        if self.period_start is None or self.demand.read:
            return str(named)
        return f"{named}, {date_format(self.period_start)} – {date_format(self.due_by_data)}"

    @property
    def demand(self) -> Demand:
        """What must be shown of it."""
        return DEMANDS[Kind(self.kind)]

    def state_on(self, today: date) -> State:
        """How it stands on a day."""
        return state_of(
            self.due_on,
            today,
            done_on=self.done_on,
            waived=bool(self.waived_reason),
            lapsed_on=self.lapsed_on,
        )

    @property
    def state(self) -> State:
        """How it stands today."""
        return self.state_on(timezone.localdate())

    @property
    def state_label(self) -> str:
        """How it stands today, in words."""
        return str(self.state.label)

    @property
    def light(self) -> Light:
        """The colour of its state."""
        return LIGHTS[self.state]

    @classmethod
    def open(cls) -> QuerySet["Obligation"]:
        """Those that are still to be done."""
        return cls.objects.filter(_OPEN)

    @classmethod
    def with_all(cls) -> QuerySet["Obligation"]:
        """All of them with whom and what they name, those still to be done first."""
        found = cls.objects.select_related("operation", "place", "owner", "done_by")
        return found.annotate(is_closed=models.ExpressionWrapper(~_OPEN, models.BooleanField()))


class Evidence(models.Model):
    """A file that shows that an obligation was met; nobody gets it but through a check."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="evidence")
    file = models.FileField(
        _("file"), upload_to="obligations", storage=PrivateStorage, max_length=255
    )
    shows = models.CharField(_("what it shows"), max_length=250, blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("added by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    wagtail_reference_index_ignore = True

    objects: ClassVar[models.Manager["Evidence"]] = models.Manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        default_permissions = ()
        ordering: ClassVar = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.shows or self.name

    @property
    def name(self) -> str:
        """The file's own name."""
        return PurePath(self.file.name or "").name

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, as the file was found to be when it was uploaded."""
        extension = PurePath(self.file.name or "").suffix.lower().lstrip(".")
        return any(extension in names for names in NAMES.values())
