"""A catalogue that holds so many of everything, and later more: does anything cost more then?"""

import json
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.core.files.base import ContentFile
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ContentPage, Menu
from catalogue_pages.media.models import Attachment
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Field, Municipality, Region
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider
from tests.seeded import forget_what_is_kept, index_everything

FIRST_DAY: Final = date(2031, 3, 1)
HOUR: Final = timedelta(hours=1)


class Growing:
    """One thing of each sort that grows with the rest, and the rest.

    Every rich text leads to as many pages and documents as there are; `activity` happens as many
    times, `article` is about as many activities, one `picture` and one `document` stand on as many
    pages.
    """

    def __init__(self) -> None:
        self.size = 0
        catalogue = make_catalogue()
        self.catalogue, self.home = catalogue, catalogue.get_parent()
        index = ArticleIndexPage(name_lv="Raksti", slug="raksti")
        self.index = publish(self.home, index)
        self.pictures = [make_picture(colour) for colour in ("navy", "teal", "olive")]
        self.documents: list[Attachment] = []
        self.picture = self.pictures[0]
        self.provider = make_provider(catalogue, "Pirmais nams")
        self.activity = make_activity(self.provider, "Pirmā norise", external_id="pirma")
        self.article = publish(index, ArticlePage(name_lv="Pirmais", date=FIRST_DAY))
        self.text = publish(self.home, ContentPage(name_lv="Pirmā lapa", slug="pirma-lapa"))

    @property
    def document(self) -> Attachment:
        """The document that every page offers."""
        return self.documents[0]

    def grow(self, size: int) -> None:
        """Let there be `size` of everything, and let index and ledger see it."""
        for number in range(self.size, size):
            self._terms(number)
            self._things(number)
        self.size = size
        self._first_ones()
        index_everything()
        ledger_of_activities.sweep()
        ledger_of_pages.look_through()
        forget_what_is_kept()

    def _terms(self, number: int) -> None:
        file = ContentFile(b"Teksts.", name=f"dokuments-{number}.txt")
        self.documents.append(Attachment.objects.create(title=f"Dokuments {number}", file=file))
        named = {"label_lv": f"Jauns {number}", "label_en": f"New {number}"}
        Field.objects.create(code=f"field-{number}", **named)
        region = Region.objects.create(code=f"region-{number}", **named)
        Municipality.objects.create(
            code=f"place-{number}", region=region, latitude="56.9", longitude="24.1", **named
        )

    def _things(self, number: int) -> None:
        picture = self.pictures[number % len(self.pictures)]
        provider = make_provider(
            self.catalogue, f"Nams {number}", logo=picture, description_lv=self._links(number)
        )
        make_activity(
            provider,
            f"Norise {number}",
            picture=picture,
            description_lv=self._links(number),
            after_visit_lv=self._links(number),
            occurrences=[Occurrence(starts_at=_moment(number))],
        )
        article = ArticlePage(name_lv=f"Raksts {number}", date=FIRST_DAY, picture=picture)
        article.intro_lv, article.body_lv = self._links(number), self._offer()
        publish(self.index, article)
        page = ContentPage(name_lv=f"Lapa {number}", slug=f"lapa-{number}", menu=Menu.HEADER)
        page.intro_lv = self._links(number)
        publish(self.home, page)

    def _links(self, number: int) -> str:
        pages = [self.activity, self.article, self.text, self.provider]
        document = self.documents[number].pk
        return (
            f'<p><a linktype="page" id="{pages[number % 4].pk}">te</a>'
            f'<a linktype="document" id="{document}">te</a></p>'
        )

    def _offer(self) -> str:
        document = {"document": self.document.pk, "description": ""}
        return json.dumps([{"type": "document", "value": document}])

    def _first_ones(self) -> None:
        texts = ContentPage.objects.filter(slug__startswith="lapa-").order_by("pk")
        links = "".join(f'<a linktype="page" id="{one.pk}">te</a>' for one in texts)
        documents = "".join(
            f'<a linktype="document" id="{one.pk}">te</a>' for one in self.documents
        )
        whole = f"<p>{links}{documents}</p>"
        activity: Any = ActivityPage.objects.get(pk=self.activity.pk)
        activity.description_lv = whole
        activity.occurrences = [Occurrence(starts_at=_moment(n)) for n in range(self.size)]
        article = ArticlePage.objects.get(pk=self.article.pk)
        article.activities = ActivityPage.objects.exclude(pk=activity.pk)
        provider = ProviderPage.objects.get(pk=self.provider.pk)
        provider.description_lv = whole
        text = ContentPage.objects.get(pk=self.text.pk)
        text.body_lv = json.dumps([{"type": "text", "value": whole}])
        for page in (activity, article, provider, text):
            page.save_revision().publish()


def _moment(number: int) -> datetime:
    day = datetime.combine(FIRST_DAY + timedelta(days=number), datetime.min.time())
    return timezone.make_aware(day) + 10 * HOUR
