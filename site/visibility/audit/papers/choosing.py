"""Which papers are looked at: materials of some of each kind, and a letter of each kind."""

import re
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from itertools import islice
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.closed import open_pages
from mailing.letters import Letter
from mailing.models import Delivery
from mailing.posting import render
from mailing.sending import message
from materials.footers import as_html, as_text
from materials.making import made
from materials.subjects import Subject, find
from visibility.audit.papers.paper import Kind, Paper
from visibility.rules.wording import said

FILES: Final = {
    "plakats-a3.pdf": Kind.POSTER,
    "lapa-a4.pdf": Kind.DOCUMENT,
    "slaids.pdf": Kind.DOCUMENT,
    "logotipi.pdf": Kind.DOCUMENT,
    "kopigosanai.png": Kind.SHARE,
    "slaids.png": Kind.PICTURE,
}
"""The files of materials that show the emblem; the others are made from the same templates."""
_NAMED: Final = re.compile(r'<html lang="(\w\w)')


def papers(each: int) -> Iterator[Paper]:
    """Letters and the materials of the catalogue and of `each` activities, providers, operations.

    They are made one by one, as they are asked for. Reads the database.
    """
    yield from letters()
    for subject in subjects(each):
        for language in LANGUAGES:
            yield from materials(subject, language)


def letters() -> Iterator[Paper]:
    """An empty letter in each language, and the newest of each kind that was written.

    What was written to somebody is private. Letters with secrets are forgotten once sent.
    """
    for language in LANGUAGES:
        with translation.override(language):
            letter = Letter(subject=str(settings.WAGTAIL_SITE_NAME), paragraphs=())
            text, html = render(letter, language)
        yield _letter(
            Delivery(subject=letter.subject, text=text, html=html),
            _("letter without text"),
            language,
        )
    written = Delivery.objects.exclude(html="").order_by("-written_at", "-pk")
    for event in sorted(set(written.order_by().values_list("event", flat=True))):
        delivery = written.filter(event=event)[0]
        named = _NAMED.search(delivery.html)
        language = "en" if named and named[1] == "en" else "lv"
        name = said(_("letter of “%(event)s”"), event=event)
        yield _letter(delivery, name, language, is_private=True)


def _letter(
    delivery: Delivery, name: str | Promise, language: Language, *, is_private: bool = False
) -> Paper:
    content = message(delivery).message().as_bytes()
    return Paper(name, Kind.LETTER, language, content, is_private=is_private)


def subjects(each: int) -> Iterator[Subject]:
    """The catalogue, and so many public activities, providers and operations."""
    yield find("site", None, AnonymousUser())
    activities = Openness.read().among(ActivityPage.objects.order_by("pk"))
    yield from _public("activity", (one.public_id for one in activities), each)
    providers = open_pages(ProviderPage.objects.order_by("pk"))
    yield from _public("provider", (one.public_id for one in providers), each)
    operations = FundingOperation.objects.order_by("pk").values_list("pk", flat=True)
    yield from _public("operation", operations, each)


def _public(code: str, keys: Iterable[object], each: int) -> Iterator[Subject]:
    def found() -> Iterator[Subject]:
        for key in keys:
            try:
                yield find(code, key, AnonymousUser())
            except Http404:
                continue

    return islice(found(), each)


def materials(subject: Subject, language: Language) -> Iterator[Paper]:
    """A subject's files and its footer for letters, in a language."""
    content = subject.content(language)
    for file, kind in FILES.items():
        if (order := made(subject, file, language)) is not None:
            name = f"{subject.slug}/{file}"
            yield Paper(name, kind, language, order.read(), content.rate)
    footer = EmailMessage()
    footer.set_content(as_text(content))
    footer.add_alternative(as_html(content), subtype="html")
    name = f"{subject.slug}/e-pasts.html"
    yield Paper(name, Kind.LETTER, language, footer.as_bytes(), content.rate)
