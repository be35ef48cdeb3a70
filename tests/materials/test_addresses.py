"""Who gets which material where, in which words of HTTP."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from playwright.sync_api import Page
from wagtail.models import PageViewRestriction, Site

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from demo.filling import make_operation
from materials.documents import FORMATS
from materials.making import ARCHIVE, MAIL, MAIL_TEXT
from materials.subjects import find
from people.models import User
from tests.catalogue_pages.projects import make_project
from tests.persons import client_of, make_person, signed_in
from tests.search.content import make_provider

pytestmark = pytest.mark.django_db
FILES = (*FORMATS, MAIL, MAIL_TEXT, ARCHIVE)


def at(page: Any, file: str = "", language: str = "lv") -> str:
    kind = "norises" if isinstance(page, ActivityPage) else "rikotaji"
    return f"/{language}/materiali/{kind}/{page.public_id}/{file}"


def test_everything_public_can_be_had_by_everybody(client: Client, activity: ActivityPage) -> None:
    for address in (at(activity), at(activity.get_parent().specific), "/lv/materiali/"):
        shown = BeautifulSoup(client.get(address).content, "html.parser")
        led = {str(link["href"]) for link in shown.select(".materials a[href*='/materiali/']")}
        led |= {str(one["src"]) for one in shown.select(".materials img")}
        assert {link[:4] for link in led} == {"/lv/", "/en/"}
        assert len(led) == 2 * (len(FILES) - 1) + 1
        for link in led:
            answer = client.get(link)
            assert answer.status_code == 200
            assert answer.content
    named = client.get(at(activity, "plakats-a3.pdf")).headers
    assert named["Content-Type"] == "application/pdf"
    assert 'filename="upes-petnieki-plakats-a3-lv.pdf"' in named["Content-Disposition"]
    assert set(named["Cache-Control"].split(", ")) == {"public", "max-age=300"}


def test_a_file_is_made_once_and_sent_once(client: Client, activity: ActivityPage) -> None:
    address = at(activity, "kopigosanai.png")
    first = client.get(address)
    assert caches["materials"].get(first.headers["ETag"].strip('"')) == first.content
    assert client.get(address).content == first.content
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert client.post(address).status_code == 405
    activity.name_lv = "Jūras pētnieki"
    activity.save_revision().publish()
    assert client.get(address).headers["ETag"] != first.headers["ETag"]


def test_the_number_of_queries_does_not_grow(client: Client, activity: ActivityPage) -> None:
    client.get(at(activity))
    with CaptureQueriesContext(connection) as page:
        client.get(at(activity))
    with CaptureQueriesContext(connection) as file:
        client.get(at(activity, "slaids.png"))
    assert len(page) < 50
    assert len(file) < 30


def test_a_draft_is_for_those_who_may_edit_it(
    client: Client, draft: ActivityPage, provider: ProviderPage
) -> None:
    other = make_provider(provider.get_parent().specific, "Observatorija")
    hidden = [at(draft, file) for file in ("", *FILES)]
    for nobody in (client, signed_in(make_person("cits", other))):
        for address in hidden:
            answer = nobody.get(address)
            assert answer.status_code == 404
            assert "Slepena" not in answer.content.decode(errors="replace")
    for writer in (signed_in(make_person("savs", provider)), client_of()):
        answer = writer.get(at(draft))
        assert "Slepena norise" in answer.text
        for address in hidden:
            answer = writer.get(address)
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert answer.headers["X-Robots-Tag"] == "noindex"


def test_what_a_draft_changes_is_on_no_poster(client: Client, activity: ActivityPage) -> None:
    before = client.get(at(activity, "lapa-a4.pdf")).headers["ETag"]
    activity.name_lv = "Slepens nosaukums"
    activity.save_revision()
    assert client.get(at(activity, "lapa-a4.pdf")).headers["ETag"] == before
    assert "Slepens" not in client.get(at(activity)).text


def test_what_has_ended_or_is_closed_or_is_not_there_answers_404(
    client: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    assert client.get(at(activity, "plakats-a4.pdf")).status_code == 404
    assert client.get(f"/lv/materiali/norises/{provider.public_id}/").status_code == 404
    assert client.get("/lv/materiali/projekti/999999999/").status_code == 404
    assert client.get("/lv/n/999999999/").status_code == 404
    short = f"/lv/n/{activity.pk}/"
    assert client.get(short).headers["Location"].endswith(activity.get_url())
    PageViewRestriction.objects.create(page=provider, restriction_type="login")
    for address in (at(activity), at(provider), at(activity, "slaids.pdf"), short):
        assert client.get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    ActivityPage.objects.filter(pk=activity.pk).update(expire_at=timezone.now())
    assert client.get(at(activity)).status_code == 404
    assert client.get(short).status_code == 302


def test_an_operation_is_public_with_what_it_pays_for(
    client: Client, activity: ActivityPage
) -> None:
    operation = make_operation()
    address = f"/lv/materiali/projekti/{operation.pk}/"
    assert client.get(address).status_code == 404
    assert signed_in(User.objects.create_superuser("autore")).get(address).status_code == 200
    ActivityPage.objects.filter(pk=activity.pk).update(funding_operation=operation)
    assert client.get(address).status_code == 200
    assert client.get(f"{address}plakats-a3.pdf").status_code == 200


def test_an_operation_is_public_with_its_page_and_leads_back_to_it(
    client: Client, activity: ActivityPage
) -> None:
    home: Any = Site.objects.get().root_page
    project = make_project(home)
    address = f"/lv/materiali/projekti/{project.operation_id}/"
    assert f'href="{project.get_url()}"' in client.get(address).text
    project.unpublish()
    assert client.get(address).status_code == 404


def test_an_operations_papers_lead_to_its_public_page_or_home(
    client: Client, activity: ActivityPage
) -> None:
    operation = make_operation()
    project = make_project(Site.objects.get().root_page, operation=operation)
    ActivityPage.objects.filter(pk=activity.pk).update(funding_operation=operation)
    person = AnonymousUser()
    for language in ("lv", "en"):
        led_to = find("operation", operation.pk, person).content(language).address
        assert led_to == f"{settings.BASE_URL}/{language}/n/{project.pk}/"
        answer = client.get(f"/{language}/n/{project.pk}/")
        with translation.override(language):
            assert answer.headers["Location"].endswith(project.get_url())
    project.unpublish()
    assert client.get(f"/lv/n/{project.pk}/").status_code == 404
    home = find("operation", operation.pk, person).content("lv").address
    assert home == f"{settings.BASE_URL}/lv/"


def test_the_archive_holds_every_form_and_how_it_may_be_used(
    client: Client, activity: ActivityPage
) -> None:
    answer = client.get(at(activity, ARCHIVE))
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    with ZipFile(BytesIO(answer.content)) as archive:
        names = set(archive.namelist())
        note = archive.read("LASI-READ.txt").decode()
    assert names == {"LASI-READ.txt"} | {
        f"logotipi-{language}-{ground}.{form}"
        for language in ("lv", "en")
        for ground in ("balts", "krasains", "tumss")
        for form in ("svg", "pdf", "png")
    }
    for said in ("1 cm", "2012/C 271/04", "2021/1060", "publiskais īpašums", "public domain"):
        assert said in note
    assert client.get(at(activity, ARCHIVE, "en")).content == answer.content


def test_a_footer_for_letters_says_all_and_runs_nothing(
    client: Client, activity: ActivityPage
) -> None:
    activity.name_lv = "<script>alert(1)</script>"
    activity.save_revision().publish()
    html = client.get(at(activity, MAIL)).text
    assert "<script" not in html
    assert "Līdzfinansē Eiropas Savienība" in html
    assert 'src="data:image/png;base64,' in html
    assert "http://" not in html.replace(f"http://localhost:8000/lv/n/{activity.pk}/", "")
    text = client.get(at(activity, MAIL_TEXT, "en")).text
    assert "Co-funded by the European Union" in text
    assert "<script>alert(1)</script>" in text


@pytest.mark.browser
def test_a_long_name_keeps_the_statement_beside_the_emblem(
    client: Client, activity: ActivityPage, page: Page
) -> None:
    activity.name_lv = "Starpdisciplināru pētniecisko laboratorijas darbu nedēļas nogale skolēniem"
    activity.save_revision().publish()
    page.set_content(client.get(at(activity, MAIL)).text)
    emblem = page.locator("[data-visibility=emblem]").bounding_box()
    statement = page.locator("[data-visibility=statement]").bounding_box()
    assert emblem
    assert statement
    assert statement["x"] - (emblem["x"] + emblem["width"]) < emblem["width"] / 2


def test_there_is_a_way_there_from_the_page_the_workspace_and_the_admin(
    client: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    assert at(activity) in client.get(activity.get_url()).text
    assert at(provider) in client.get(provider.get_url()).text
    mine = signed_in(make_person("savs", provider))
    assert at(activity) in mine.get(f"/lv/darbvieta/norises/{activity.public_id}/").text
    editor = client_of()
    shown = editor.get(f"/admin/pages/{activity.pk}/edit/").text
    assert f"/materiali/norises/{activity.public_id}/" in shown


def test_pages_without_a_picture_share_a_drawn_one(client: Client, activity: ActivityPage) -> None:
    for page in (activity, activity.get_parent().specific):
        shown = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
        said = {
            str(one["property"]): str(one["content"])
            for one in shown.select("meta[property^='og:image']")
        }
        assert said["og:image"] == f"http://testserver{at(page, 'kopigosanai.png')}"
        assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
