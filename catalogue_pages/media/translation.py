"""Latvian and English columns of pictures and videos."""

from modeltranslation.translator import TranslationOptions, register

from catalogue_pages.media.models import Picture, Video


@register(Picture)
class PictureTranslation(TranslationOptions):
    """The alternative text is bilingual."""

    fields = ("alternative_text",)


@register(Video)
class VideoTranslation(TranslationOptions):
    """Title, captions and transcript are bilingual."""

    fields = ("title", "captions", "transcript")
    required_languages = ()
