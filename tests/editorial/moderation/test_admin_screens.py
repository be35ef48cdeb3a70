"""What editors see: the queue, the judging screen, reasons; and what others do not."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, WorkflowPage

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Consent, Scope
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.models import Remark, ReturnReason
from editorial.moderation.queue import waiting
from editorial.moderation.submission import submit
from people.models import User
from people.roles import AUDITOR, COMMUNICATIONS
from tests.catalogue_pages.publication.test_eight_ways import said
from tests.editorial.moderation.conftest import SignIn, change, fresh, person_with
from tests.editorial.moderation.test_decisions import WORDS, act, judging, reason
from tests.search.content import make_picture

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(page.get_text(" ").split())


def test_the_front_page_shows_an_editor_what_waits(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    page = BeautifulSoup(sign_in(editor).get("/admin/").content, "html.parser")
    row = page.select_one("table tbody tr")
    assert row is not None
    shown = " ".join(row.get_text(" ").split())
    for part in ("Robotikas darbnīca", "Tehnikas nams", "kopš šodienas", "LV", "EN", "jauna"):
        assert part in shown
    assert row.select_one(f'a[href="{judging(submitted)}"]') is not None


@pytest.mark.parametrize("role", [COMMUNICATIONS, AUDITOR], ids=lambda role: role.name)
def test_the_front_page_shows_others_nothing_of_it(
    submitted: ActivityPage, role: Any, sign_in: SignIn
) -> None:
    shown = text_of(sign_in(person_with(role, "cita")).get("/admin/"))
    assert "Robotikas darbnīca" not in shown
    assert "Gaida lēmumu" not in shown


def test_the_queue_takes_no_more_queries_for_many(
    submitted: ActivityPage, provider: ProviderPage, ilze: User
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as one:
        assert len(waiting()) == 1
    for number in range(3):
        copy = submitted.copy(
            to=provider,
            update_attrs={"slug": f"kopija-{number}"},
            keep_live=False,
            copy_revisions=False,
        )
        assert submit(copy, ilze) == []
    with CaptureQueriesContext(connection) as many:
        assert len(waiting()) == 4
    assert len(many) == len(one)


def test_the_judging_screen_holds_what_a_decision_needs(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    response = sign_in(editor).get(judging(submitted))
    shown = text_of(response)
    for part in ("Tehnikas nams", "Skolēni būvē robotu.", "LV", "EN", "Nav saprotams"):
        assert part in shown
    page = BeautifulSoup(response.content, "html.parser")
    texts = [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in page.select(".judging__says tbody tr")
    ]
    assert ["Kopsavilkums", "Skolēni būvē robotu.", "–"] in texts  # English beside Latvian
    assert ["Cena ir", "par skolēnu"] in texts
    previews = [str(link["href"]) for link in page.select("a[href*='mode=']")]
    assert len(previews) == 4
    assert all(sign_in(editor).get(one).status_code == 200 for one in previews)


def test_again_it_shows_the_remarks_and_what_changed_since(
    submitted: ActivityPage, editor: User, ilze: User, sign_in: SignIn
) -> None:
    act(submitted, editor, "reject", remarks=[{"field": "summary_lv", "words": WORDS}])
    change(submitted, ilze, summary_lv="Skolēni būvē divus robotus.")
    submit(submitted, ilze)
    response = sign_in(editor).get(judging(submitted))
    shown = text_of(response)
    assert WORDS in shown
    assert "divus robotus" in shown
    link = BeautifulSoup(response.content, "html.parser").select_one("a[href*='compare']")
    assert link is not None
    assert sign_in(editor).get(str(link["href"])).status_code == 200


def test_of_a_live_one_it_shows_what_changes(
    live: ActivityPage, editor: User, ilze: User, sign_in: SignIn
) -> None:
    change(live, ilze, name_en="Robot workshop")
    submit(live, ilze)
    response = sign_in(editor).get(judging(live))
    assert "Robot workshop" in text_of(response)
    assert "Skolēni būvē robotu." not in text_of(response)


def test_the_edit_form_says_that_it_waits_and_shows_remarks(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    client = sign_in(editor)
    address = reverse("wagtailadmin_pages:edit", args=[submitted.pk])
    assert judging(submitted) in client.get(address).content.decode()
    act(submitted, editor, "reject", remarks=[{"field": "price", "words": WORDS}])
    assert WORDS in said(client.get(address))


def test_a_reason_that_decisions_name_is_kept(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    act(submitted, editor, "reject", reasons=[reason().pk])
    address = reverse("wagtailsnippets_editorial_returnreason:delete", args=[reason().pk])
    message = said(sign_in(editor).post(address, follow=True))
    assert "Nav saprotams" in message
    assert Remark.objects.filter(reason__code="unclear").exists()


def test_reasons_that_editors_changed_are_kept_by_the_next_load(submitted: ActivityPage) -> None:
    ReturnReason.objects.filter(code="price").update(label_lv="Cena", is_offered=False)
    count = ReturnReason.objects.count()
    call_command("load_workflow", verbosity=0)
    assert ReturnReason.objects.count() == count
    assert str(ReturnReason.objects.get(code="price")) == "Cena"


def test_only_our_workflow_stands(submitted: ActivityPage) -> None:
    call_command("load_workflow", verbosity=0)
    assert Workflow.objects.count() == 1
    assert WorkflowPage.objects.count() == 1
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert fresh(submitted).get_workflow() == Workflow.objects.get()


def test_the_judging_screen_shows_pictures_with_their_rights(
    activity: ActivityPage, editor: User, ilze: User, sign_in: SignIn
) -> None:
    picture = make_picture("teal")
    picture.shows_people = True
    picture.save()
    today = timezone.localdate()
    Consent.objects.create(
        picture=picture,
        scope=Scope.CATALOGUE,
        given_by="Skolēnu vecāki",
        given_on=today,
        expires_on=today + timedelta(days=30),
    )
    change(activity, picture=picture)
    assert submit(fresh(activity), ilze) == []
    response = sign_in(editor).get(judging(activity))
    shown = text_of(response)
    for part in ("Krāsains taisnstūris", "Testa fotogrāfs", "piekrituši: Skolēnu vecāki"):
        assert part in shown
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one(".judged-pictures img") is not None
    assert "vēl nevar publicēt" not in shown
    withdraw(picture)
    again = sign_in(editor).get(judging(activity))
    assert "nav piekrišanas, kas ļautu attēlu rādīt" in text_of(again)
    assert BeautifulSoup(again.content, "html.parser").select_one(".judged-pictures img") is None
    # Said before anybody presses a button.
    assert "trūkst" in text_of(again)
