"""Latvian and English columns of home, content pages and articles."""

from modeltranslation.translator import TranslationOptions, register

from catalogue_pages.articles.models import (
    AccessibilityPage,
    ArticleIndexPage,
    ArticlePage,
    ContentPage,
    HomePage,
    ProjectPage,
)


@register(HomePage)
class HomePageTranslation(TranslationOptions):
    """Name, lead and text are bilingual."""

    fields = ("name", "lead", "body")
    required_languages = {"lv": ("name",), "default": ()}


@register([ContentPage, ArticlePage])
class BodyPageTranslation(TranslationOptions):
    """Name, introduction and text are bilingual."""

    fields = ("name", "intro", "body")
    required_languages = {"lv": ("name",), "default": ()}


@register(ProjectPage)
class ProjectPageTranslation(TranslationOptions):
    """Everything that is written is bilingual."""

    fields = ("name", "intro", "aims", "results", "body")
    required_languages = {"lv": ("name",), "default": ()}


@register(AccessibilityPage)
class AccessibilityPageTranslation(TranslationOptions):
    """Everything that is written is bilingual; addresses and days are one."""

    fields = (
        *("name", "intro", "institution", "method", "inaccessible"),
        *("alternatives", "feedback", "enforcement"),
    )
    required_languages = {"lv": ("name",), "default": ()}


@register(ArticleIndexPage)
class ArticleIndexPageTranslation(TranslationOptions):
    """Name and introduction are bilingual."""

    fields = ("name", "intro")
    required_languages = {"lv": ("name",), "default": ()}
