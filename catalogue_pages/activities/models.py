"""An activity: what a teacher must know to choose it, in both languages."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.url_routing import RouteResult

from catalogue_pages.activities import panels
from catalogue_pages.activities.standing import Standing, standing
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.blocks import BodyBlock
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.identified import IdentifiedPage
from catalogue_pages.vocabularies.models import (
    AccessibilityFeature,
    DeliveryLanguage,
    Facility,
    Field,
    Format,
    Grade,
    Kind,
    LearningArea,
    Municipality,
    SchoolYear,
    Season,
    Skill,
    Subject,
)

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


RECORD = ("last_verified", "review_due")
"""Facts about an activity, not of it: they hold for every revision, and a copy has its own."""


class PriceUnit(models.TextChoices):
    """What a price buys."""

    PUPIL = "pupil", _("per pupil")
    GROUP = "group", _("per group")


class Curriculum(models.Model):
    """What an activity teaches, and whom."""

    field = models.ForeignKey(
        Field, on_delete=models.PROTECT, related_name="+", verbose_name=_("field")
    )
    learning_areas = ParentalManyToManyField(
        LearningArea, blank=True, related_name="+", verbose_name=_("learning areas")
    )
    subjects = ParentalManyToManyField(
        Subject, blank=True, related_name="+", verbose_name=_("subjects")
    )
    skills = ParentalManyToManyField(
        Skill, blank=True, related_name="+", verbose_name=_("transversal skills")
    )
    grades = ParentalManyToManyField(Grade, related_name="+", verbose_name=_("grades"))
    topics = models.CharField(
        _("topics"),
        max_length=400,
        blank=True,
        help_text=_("A few words, with semicolons between them."),
    )

    class Meta:
        abstract = True


class Delivery(models.Model):
    """Where and how an activity is held."""

    formats = ParentalManyToManyField(Format, related_name="+", verbose_name=_("formats"))
    municipalities_served = ParentalManyToManyField(
        Municipality,
        blank=True,
        related_name="+",
        verbose_name=_("municipalities whose schools you visit"),
    )
    serves_all = models.BooleanField(_("any school in Latvia"), default=False)
    venue_name = models.CharField(_("venue"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("municipality of the venue"),
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    facilities = ParentalManyToManyField(
        Facility, blank=True, related_name="+", verbose_name=_("facilities")
    )
    languages = ParentalManyToManyField(
        DeliveryLanguage, blank=True, related_name="+", verbose_name=_("languages of delivery")
    )

    class Meta:
        abstract = True


class Logistics(models.Model):
    """How long, how many, when. Empty means unknown."""

    duration_minutes = models.PositiveIntegerField(
        _("length in minutes"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    group_min = models.PositiveIntegerField(_("smallest group"), null=True, blank=True)
    group_max = models.PositiveIntegerField(_("largest group"), null=True, blank=True)
    accompanying_adults = models.PositiveIntegerField(
        _("accompanying adults"), null=True, blank=True
    )
    lead_time_days = models.PositiveIntegerField(_("days to book ahead"), null=True, blank=True)
    visits = models.PositiveIntegerField(_("number of visits"), null=True, blank=True)
    by_arrangement = models.BooleanField(_("by arrangement"), default=False)
    seasons = ParentalManyToManyField(
        Season, blank=True, related_name="+", verbose_name=_("seasons")
    )
    school_years = ParentalManyToManyField(
        SchoolYear, blank=True, related_name="+", verbose_name=_("school years")
    )
    valid_from = models.DateField(_("offered from"), null=True, blank=True)
    valid_to = models.DateField(_("offered until"), null=True, blank=True)

    class Meta:
        abstract = True


class Money(models.Model):
    """What it costs, and who pays. An empty price is unknown; zero is free."""

    price = models.DecimalField(
        _("price (EUR)"),
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("0 if it is free; leave empty if you do not know."),
    )
    price_unit = models.CharField(
        _("the price is"), max_length=5, choices=PriceUnit.choices, default=PriceUnit.PUPIL
    )
    price_includes = models.CharField(_("what the price includes"), max_length=250, blank=True)
    covered = models.BooleanField(_("covered by the programme"), null=True, blank=True)
    funding_operation = models.ForeignKey(
        FundingOperation,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("funding operation"),
    )

    class Meta:
        abstract = True


class ActivityPage(IdentifiedPage, Curriculum, Delivery, Logistics, Money):
    """One activity of a provider."""

    external_id = models.CharField(
        _("external id"), max_length=100, null=True, blank=True, unique=True
    )
    kind = models.ForeignKey(
        Kind, on_delete=models.PROTECT, related_name="+", verbose_name=_("kind of activity")
    )
    summary = models.CharField(
        _("summary"), max_length=160, help_text=_("One or two sentences, 160 characters at most.")
    )
    description = RichTextField(_("description"), blank=True, features=TEXT_FEATURES)
    pupils_do = RichTextField(_("what pupils do"), blank=True, features=TEXT_FEATURES)
    pupils_gain = RichTextField(_("what pupils gain"), blank=True, features=TEXT_FEATURES)
    before_visit = RichTextField(_("tasks before the visit"), blank=True, features=TEXT_FEATURES)
    after_visit = RichTextField(_("tasks after the visit"), blank=True, features=TEXT_FEATURES)
    body = StreamField(
        BodyBlock(required=False), blank=True, verbose_name=_("pictures, videos, documents")
    )
    search_synonyms = models.CharField(
        _("hidden words for the search"),
        max_length=400,
        blank=True,
        help_text=_("Words that people type and the text does not hold."),
    )
    accessibility = ParentalManyToManyField(
        AccessibilityFeature, blank=True, related_name="+", verbose_name=_("accessibility")
    )
    accessibility_notes = models.CharField(_("more on accessibility"), max_length=400, blank=True)
    risk_notes = models.CharField(_("risks and safety"), max_length=400, blank=True)
    booking_url = models.URLField(_("booking link"), max_length=500, blank=True)
    picture = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("picture"),
    )
    demonstration = models.BooleanField(_("demonstration entry"), default=False)
    source_url = models.URLField(_("source of the facts"), max_length=500, blank=True)
    source_year = models.CharField(_("year of the source"), max_length=20, blank=True)
    last_verified = models.DateField(_("last verified"), null=True, blank=True)
    review_due = models.DateField(_("review due"), null=True, blank=True)

    parent_page_types: ClassVar = [ProviderPage]
    subpage_types: ClassVar[list[str]] = []
    identifiers: ClassVar = ("public_id", "external_id")
    exclude_fields_in_copy: ClassVar = ["public_id", "external_id", *RECORD]
    ended_template: ClassVar[str] = "activities/ended.html"
    edit_handler = panels.ACTIVITY

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    @property
    def is_overdue(self) -> bool:
        """Whether the day has passed by which somebody should have confirmed what it says."""
        return self.review_due is not None and self.review_due < timezone.localdate()

    def with_content_json(self, content: Mapping[str, Any]) -> Self:
        """Return this page with the content of a revision; what is on record stays as it is."""
        page: Self = super().with_content_json(content)
        for name in RECORD:
            setattr(page, name, getattr(self, name))
        return page

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find what stands at an address. Raises Http404 where everybody is to see nothing."""
        found = Standing.PUBLIC if path_components else standing(self)
        if found is Standing.HIDDEN:
            raise Http404
        if found is Standing.ENDED:
            return RouteResult(self, kwargs={"ended": True})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, ended: bool = False, **kwargs: Any
    ) -> HttpResponseBase:
        """The activity's page; 410 with a word of explanation once the activity has ended."""
        if ended:
            return TemplateResponse(request, self.ended_template, {"page": self}, status=410)
        response: HttpResponseBase = super().serve(request, *args, **kwargs)
        return response


class Occurrence(Orderable):
    """One dated occurrence of an activity."""

    activity = ParentalKey(ActivityPage, on_delete=models.CASCADE, related_name="occurrences")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering: ClassVar = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def is_over(self) -> bool:
        """Whether it has been held; of one whose end nobody knows, whether it has begun."""
        return (self.ends_at or self.starts_at) < timezone.now()
