"""Latvian and English columns of funding operations and logos."""

from modeltranslation.translator import TranslationOptions, register

from catalogue_pages.identity.models import FundingOperation, Logo


@register(FundingOperation)
class FundingOperationTranslation(TranslationOptions):
    """The operation's name and who carries it out are bilingual."""

    fields = ("name", "beneficiary")


@register(Logo)
class LogoTranslation(TranslationOptions):
    """What a logo says to those who do not see it."""

    fields = ("name",)
