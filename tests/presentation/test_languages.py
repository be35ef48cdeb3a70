"""Words in the other language than their page's say so, for whoever has the page read out."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import label
from catalogue_pages.media.models import Attachment, Video
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.models import (
    AccessibilityFeature,
    DeliveryLanguage,
    Field,
    Format,
    GradeGroup,
    Municipality,
    Skill,
)
from tests.presentation.test_pages import address, read
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider

LATVIAN_ONLY: tuple[Any, ...] = (
    Field,
    Format,
    Municipality,
    AccessibilityFeature,
    Skill,
    GradeGroup,
)


@pytest.fixture
def catalogue(db: None) -> CataloguePage:
    """A catalogue whose vocabularies are in Latvian only, as an administrator's new terms are."""
    page = make_catalogue()
    for model in LATVIAN_ONLY:
        for term in model.objects.all():
            term.label_en = " "
            term.save()
    return page


def body_of(catalogue: CataloguePage, language: str, *blocks: tuple[str, object]) -> ActivityPage:
    activity = make_activity(make_provider(catalogue, "Muzejs"), "Roboti")
    raw = [{"type": kind, "value": value} for kind, value in blocks]
    made = activity.body_lv.stream_block.to_python(raw)
    setattr(activity, f"body_{language}", made)
    activity.save_revision().publish()
    return activity


@pytest.mark.parametrize(
    ("latvian", "english", "language", "said", "is_in"),
    [
        ("Rīga", "Riga", "en", "Riga", "en"),
        ("Rīga", " ", "en", "Rīga", "lv"),
        ("", "Riga", "lv", "Riga", "en"),
        ("", "", "lv", "", "lv"),
    ],
)
def test_a_label_knows_its_language(
    latvian: str, english: str, language: str, said: str, is_in: str
) -> None:
    found = label(latvian, english, "en" if language == "en" else "lv")
    assert (found, found.language) == (said, is_in)


def test_terms_of_an_activity_are_marked(client: Client, catalogue: CataloguePage) -> None:
    activity = make_activity(
        make_provider(catalogue, "Muzejs"), "Roboti", grades=("preschool", "1", "2")
    )
    activity.accessibility = AccessibilityFeature.objects.filter(code="wheelchair")
    activity.skills = Skill.objects.all()[:1]
    activity.save_revision().publish()
    english = read(client, address(activity, "en"))
    for word in ("Dabaszinātnes", "Ventspils", "Pie rīkotāja", "Pirmsskola"):
        assert f'<span lang="lv">{word}</span>' in english
    assert f'<span lang="lv">{activity.skills.all()[0].label_lv}</span>' in english
    assert '<span lang="lv">Dabaszinātnes' not in read(client, address(activity))


def test_a_card_marks_its_terms_and_its_picture(client: Client, catalogue: CataloguePage) -> None:
    provider = make_provider(catalogue, "Muzejs")
    make_activity(provider, "Roboti", picture=make_picture())
    english = read(client, address(provider, "en"))
    assert '<p class="card__field"><span lang="lv">Dabaszinātnes</span></p>' in english
    assert '<span lang="lv">Ventspils</span>' in english
    assert 'alt="Krāsains taisnstūris" lang="lv"' in english
    assert 'alt="Krāsains taisnstūris" lang' not in read(client, address(provider))


def test_the_title_of_a_page_is_marked(client: Client, catalogue: CataloguePage) -> None:
    activity = make_activity(make_provider(catalogue, "Muzejs"), "Roboti")
    assert re.search(r'<title lang="lv" ?>Roboti', read(client, address(activity, "en")))
    assert re.search(r"<title ?>Roboti", read(client, address(activity)))


def test_only_the_words_of_a_text_are_marked_and_not_what_the_site_says(
    client: Client, catalogue: CataloguePage
) -> None:
    shown = {"picture": make_picture().pk, "caption": "Laboratorija"}
    activity = body_of(catalogue, "lv", ("picture", shown), ("text", "<p>Par to.</p>"))
    english = read(client, address(activity, "en"))
    assert '<div class="body-blocks">' in english
    assert '<span lang="lv">Laboratorija</span>' in english
    assert '<div class="prose" lang="lv"><p>Par to.</p>' in english
    assert "Picture: Testa fotogrāfs" in english


def test_a_video_is_called_in_its_own_language(client: Client, catalogue: CataloguePage) -> None:
    video = Video.objects.create(
        title_lv="Kā top robots", address="https://youtu.be/abcdefghijk", poster=make_picture()
    )
    activity = body_of(catalogue, "en", ("video", {"video": video.pk}))
    english = read(client, address(activity, "en"))
    assert 'Play: <span lang="lv">Kā top robots</span>' in english
    assert 'data-title-language="lv"' in english


def test_a_card_names_the_language_unless_it_is_only_latvian(
    client: Client, catalogue: CataloguePage
) -> None:
    provider = make_provider(catalogue, "Muzejs")
    activity = make_activity(provider, "Roboti")
    activity.languages = DeliveryLanguage.objects.filter(code="lv")
    activity.save_revision().publish()
    assert "icons.svg#language" not in read(client, address(provider))
    activity.languages = DeliveryLanguage.objects.filter(code__in=["lv", "en"])
    activity.save_revision().publish()
    assert "Valoda:</span> Latviešu, angļu" in read(client, address(provider))


@pytest.mark.parametrize("kind", ["own", "elsewhere"])
def test_what_is_said_in_a_video_can_be_read(
    client: Client, catalogue: CataloguePage, kind: str
) -> None:
    said = {
        code: Attachment.objects.create(title=code, file=ContentFile(b"WEBVTT\n", f"{code}.vtt"))
        for code in ("lv", "en")
    }
    film = Attachment.objects.create(title="Film", file=ContentFile(b"0" * 64, "film.mp4"))
    where = {"file": film} if kind == "own" else {"address": "https://youtu.be/abcdefghijk"}
    video = Video.objects.create(
        title_lv="Kā top robots",
        poster=make_picture(),
        captions_lv=said["lv"],
        captions_en=said["en"],
        **where,
    )
    activity = body_of(catalogue, "lv", ("video", {"video": video.pk}))
    page = read(client, address(activity, "en"))
    if kind == "own":
        assert f'<source src="{film.url}" type="video/mp4"' in page
        assert f'src="{said["en"].url}" srclang="en" label="English" default' in page
        assert f'src="{said["lv"].url}" srclang="lv" label="Latviešu" />' in page
    else:
        assert f'<a href="{said["lv"].url}" hreflang="lv" lang="lv">Latviešu</a>' in page
    assert client.get(said["en"].url)["Content-Type"].startswith("text/vtt")


def test_a_part_of_an_own_video_can_be_asked_for(client: Client, catalogue: CataloguePage) -> None:
    film = Attachment.objects.create(title="Film", file=ContentFile(b"0123456789", "film.mp4"))
    part = client.get(film.url, HTTP_RANGE="bytes=2-4")
    assert part.status_code == 206
    assert part["Content-Range"] == "bytes 2-4/10"
    assert b"".join(part) == b"234"
    whole = client.get(film.url)
    assert whole.status_code == 200
    assert whole["Accept-Ranges"] == "bytes"
    assert b"".join(whole) == b"0123456789"
