"""Latvian and English columns of activities."""

from modeltranslation.translator import TranslationOptions, register

from catalogue_pages.activities.models import ActivityPage


@register(ActivityPage)
class ActivityPageTranslation(TranslationOptions):
    """Every text of an activity is bilingual; Latvian name and summary are required."""

    fields = (
        "name",
        "summary",
        "description",
        "pupils_do",
        "pupils_gain",
        "before_visit",
        "after_visit",
        "body",
        "topics",
        "search_synonyms",
        "venue_name",
        "price_includes",
        "accessibility_notes",
        "risk_notes",
    )
    required_languages = {"lv": ("name", "summary"), "default": ()}
