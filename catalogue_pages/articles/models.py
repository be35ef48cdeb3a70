"""Home, content pages, descriptions of projects and dated articles."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles import panels
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.blocks import BodyBlock
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.publication.pages import PublicPage


class HomePage(PublicPage):
    """The front page."""

    lead = models.CharField(_("lead"), max_length=250, blank=True)
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("text"))

    max_count = 1
    subpage_types: ClassVar = [
        CataloguePage,
        "articles.ContentPage",
        "articles.ProjectPage",
        "articles.AccessibilityPage",
        "articles.ArticleIndexPage",
    ]
    content_panels = panels.HOME
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class Menu(models.TextChoices):
    """Where a content page is linked from every page."""

    NONE = "", _("nowhere")
    HEADER = "header", _("header")
    FOOTER = "footer", _("footer")
    BOTH = "both", _("header and footer")


class ContentPage(PublicPage):
    """A page of text: about the programme, for schools, privacy."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("text"))
    menu = models.CharField(
        _("linked from"), max_length=10, choices=Menu.choices, blank=True, default=Menu.NONE
    )

    parent_page_types: ClassVar = [HomePage, "articles.ContentPage"]
    subpage_types: ClassVar = ["articles.ContentPage"]
    content_panels = panels.CONTENT
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")


class ProjectPage(PublicPage):
    """What the public is told of a funding operation; its news are the articles below it."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])
    operation = models.ForeignKey(
        FundingOperation,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("funding operation"),
        help_text=_("Number, days and amounts come from it."),
    )
    aims = RichTextField(_("aims"), blank=True, features=panels.PLAIN)
    results = RichTextField(
        _("results"),
        blank=True,
        features=panels.PLAIN,
        help_text=_("What is expected, and what has been achieved so far."),
    )
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("text"))
    menu = models.CharField(
        _("linked from"), max_length=10, choices=Menu.choices, blank=True, default=Menu.NONE
    )

    parent_page_types: ClassVar = [HomePage]
    subpage_types: ClassVar = ["articles.ArticlePage"]
    content_panels = panels.PROJECT
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("project page")
        verbose_name_plural = _("project pages")


class Conformance(models.TextChoices):
    """How far the site meets the requirements of accessibility."""

    FULL = "full", _("It meets the requirements.")
    PARTIAL = "partial", _("It meets the requirements in part.")
    NONE = "none", _("It does not meet the requirements.")


class AccessibilityPage(PublicPage):
    """The accessibility statement, with what Cabinet Regulation No. 445 of 2020 asks for."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])
    institution = models.CharField(
        _("institution"), max_length=250, blank=True, help_text=_("Who answers for the site.")
    )
    websites = models.TextField(
        _("addresses of the site"),
        max_length=1000,
        blank=True,
        help_text=_("Which websites the statement is about, an address a line."),
    )
    status = models.CharField(
        _("conformance"), max_length=10, choices=Conformance.choices, blank=True
    )
    method = RichTextField(
        _("method"),
        blank=True,
        features=panels.PLAIN,
        help_text=_("How it was evaluated, when and by whom."),
    )
    inaccessible = RichTextField(
        _("what is not accessible, and why"), blank=True, features=panels.PLAIN
    )
    alternatives = RichTextField(
        _("alternatives"),
        blank=True,
        features=panels.PLAIN,
        help_text=_("How people get what is not accessible to them."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    feedback = RichTextField(
        _("contact and feedback"),
        blank=True,
        features=panels.PLAIN,
        help_text=_("Who answers messages, where, and within how many days."),
    )
    enforcement = RichTextField(
        _("enforcement"),
        blank=True,
        features=panels.PLAIN,
        help_text=_("Whom people turn to who get no good answer: the Ombudsman (Tiesībsargs)."),
    )
    first_reviewed_on = models.DateField(_("first review"), null=True, blank=True)
    reviewed_on = models.DateField(
        _("last review"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last looked through all of it; once a year."),
    )
    menu = models.CharField(
        _("linked from"), max_length=10, choices=Menu.choices, blank=True, default=Menu.FOOTER
    )

    max_count = 1
    parent_page_types: ClassVar = [HomePage]
    subpage_types: ClassVar[list[str]] = []
    content_panels = panels.ACCESSIBILITY
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def clean(self) -> None:
        """Raise ValidationError for days of reviews that are to come, or in the wrong order."""
        super().clean()
        today = timezone.localdate()
        for name in ("first_reviewed_on", "reviewed_on"):
            day = getattr(self, name)
            if day is not None and day > today:
                raise ValidationError({name: _("This day is yet to come.")})
        first, last = self.first_reviewed_on, self.reviewed_on
        if first is not None and last is not None and last < first:
            raise ValidationError({"reviewed_on": _("This is before the first review.")})


class ArticleIndexPage(PublicPage):
    """The list of articles."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    max_count = 1
    parent_page_types: ClassVar = [HomePage]
    subpage_types: ClassVar = ["articles.ArticlePage"]
    content_panels = panels.ARTICLE_INDEX
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")


class Genre(models.TextChoices):
    """What sort of article it is."""

    NEWS = "news", _("News")
    GOOD_PRACTICE = "good-practice", _("Good practice")
    METHODICAL = "methodical", _("Methodical material")


class ArticlePage(PublicPage):
    """A dated article, linked to activities."""

    genre = models.CharField(_("sort"), max_length=20, choices=Genre.choices, default=Genre.NEWS)
    date = models.DateField(_("date"))
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])
    body = StreamField(BodyBlock(required=False), blank=True, verbose_name=_("text"))
    picture = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("picture"),
    )
    activities = ParentalManyToManyField(
        ActivityPage, blank=True, related_name="+", verbose_name=_("activities")
    )

    parent_page_types: ClassVar = [ArticleIndexPage, ProjectPage]
    subpage_types: ClassVar[list[str]] = []
    content_panels = panels.ARTICLE
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
