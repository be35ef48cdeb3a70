"""Latvian and English columns of funding operations."""

from modeltranslation.translator import TranslationOptions, register

from catalogue_pages.identity.models import FundingOperation


@register(FundingOperation)
class FundingOperationTranslation(TranslationOptions):
    """The operation's name is bilingual."""

    fields = ("name",)
