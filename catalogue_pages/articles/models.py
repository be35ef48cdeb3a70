"""Home, content pages, descriptions of projects and dated articles."""

from typing import ClassVar

from django.db import models
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
