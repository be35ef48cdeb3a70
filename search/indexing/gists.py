"""What an activity is about, from its page."""

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.registry import by_parameter
from search.gist import Gist
from search.indexing.texts import own_text
from search.judgement.resembling import COMPARED


def gist_of(activity: ActivityPage, known: Vocabularies) -> Gist:
    """The gist of an activity; two queries, for its subjects and its grades."""
    return Gist(
        id=activity.public_id,
        texts={
            language: {
                "title": own_text(activity, "name", language),
                "topics": own_text(activity, "topics", language),
                "summary": own_text(activity, "summary", language),
            }
            for language in LANGUAGES
        },
        codes={name: tuple(by_parameter(name).codes(activity, known)) for name in COMPARED},
    )
