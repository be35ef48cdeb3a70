"""Latvian and English columns of what editors keep."""

from modeltranslation.translator import TranslationOptions, register

from editorial.moderation.models import ReturnReason


@register(ReturnReason)
class ReturnReasonTranslation(TranslationOptions):
    """A reason, and what to do about it, in both languages."""

    fields = ("label", "advice")
