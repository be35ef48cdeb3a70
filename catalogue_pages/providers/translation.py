"""Latvian and English columns of the catalogue page and of providers."""

from modeltranslation.translator import TranslationOptions, register

from catalogue_pages.providers.models import CataloguePage, ProviderPage


@register(CataloguePage)
class CataloguePageTranslation(TranslationOptions):
    """Name and introduction are bilingual."""

    fields = ("name", "intro")
    required_languages = {"lv": ("name",), "default": ()}


@register(ProviderPage)
class ProviderPageTranslation(TranslationOptions):
    """Name, summary and description are bilingual."""

    fields = ("name", "summary", "description")
    required_languages = {"lv": ("name",), "default": ()}
