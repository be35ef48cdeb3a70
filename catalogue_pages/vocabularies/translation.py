"""Latvian and English columns of the vocabularies."""

from modeltranslation.translator import TranslationOptions, register

from catalogue_pages.vocabularies.models import VOCABULARIES, Municipality


@register([model for model in VOCABULARIES.values() if model is not Municipality])
class TermTranslation(TranslationOptions):
    """Every term's label is bilingual."""

    fields = ("label",)


@register(Municipality)
class MunicipalityTranslation(TranslationOptions):
    """A municipality's label, and the name of its centre."""

    fields = ("label", "place_name")
