"""What people write about funding: refused at its field, unless there is an exception."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from wagtail.models import PageLogEntry

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.publication.gate import PublicationError, refusals
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.persons import client_of, in_group, signed_in
from tests.search.content import make_activity, make_catalogue, make_provider
from visibility.exceptions import PublicationException
from visibility.writing.statements import passages

PART = Decimal(85)
ALL = Decimal(100)
ADD = "wagtailsnippets_visibility_publicationexception:add"


@pytest.mark.parametrize(
    ("text", "language", "rate", "rule", "words"),
    [
        ("Līdzfinansē ES.", "lv", None, "V2-written", "Līdzfinansē ES"),
        ("Darbnīcu finansē ES fonds", "lv", None, "V2-written", "finansē ES fonds"),
        ("Tas ir ES līdzfinansēts projekts", "lv", None, "V2-written", "ES līdzfinansēts"),
        ("Ar ES fondu atbalstu", "lv", None, "V2-written", "ES fondu atbalstu"),
        ("līdzfinansē E.S. un valsts", "lv", None, "V2-written", "līdzfinansē E.S."),
        ("Co-funded by the EU", "en", None, "V2-written", "Co-funded by the EU"),
        ("An EU-funded project", "en", None, "V2-written", "EU-funded"),
        ("With the support of the EU", "en", None, "V2-written", "support of the EU"),
        ("Finansē Eiropas Savienība", "lv", PART, "V3-written", "Finansē Eiropas Savienība"),
        ("Līdzfinansē Eiropas Savienība", "lv", ALL, "V3-written", "Līdzfinansē Eiropas Savienība"),
        ("Funded by the European Union", "en", PART, "V3-written", "Funded by the European Union"),
        ("Co-funded by the European Union", "en", ALL, "V3-written", None),
        ("Ko par ES zina klase?", "lv", PART, "V2-elsewhere", "ES"),
        ("How the EU decides", "en", None, "V2-elsewhere", "EU"),
    ],
)
def test_what_breaks_a_rule(
    text: str, language: Language, rate: Decimal | None, rule: str, words: str | None
) -> None:
    (found,) = passages(text, language, rate)
    assert (found.rule, found.words) == (rule, words or text)


@pytest.mark.parametrize(
    ("text", "language", "rate"),
    [
        ("Līdzfinansē Eiropas Savienība (ESF+)", "lv", PART),
        ("Finansē Eiropas Savienība", "lv", ALL),
        ("Finansē Eiropas Savienība", "lv", None),
        ("ESF+ projekts, ESF atbalsts", "lv", PART),
        ("Co-funded by the European Union", "en", PART),
        ("Kāpēc lūdzu es? Es finansēju to pats.", "lv", PART),
        ("Vai es līdzfinansēju pulciņu?", "lv", PART),
        ("Resursi, kuros ietilpst maksa", "lv", PART),
        ("Skolu finansē pašvaldība.", "lv", PART),
    ],
)
def test_what_may_stand(text: str, language: Language, rate: Decimal | None) -> None:
    assert list(passages(text, language, rate)) == []


@pytest.fixture
def activity() -> ActivityPage:
    operation = FundingOperation.objects.create(
        number="4.2.2.1/1/25/I/001",
        name_lv="Projekts",
        rate=PART,
        starts_on=date(2025, 4, 1),
        ends_on=date(2028, 8, 31),
    )
    provider = make_provider(make_catalogue(), "Muzejs")
    return make_activity(provider, "Robotikas darbnīca", funding_operation=operation)


def broken(activity: ActivityPage) -> ActivityPage:
    activity.description_lv = "<p>Skolēni būvē robotu. <b>Līdzfinansē</b> ES.</p>"
    return activity


def granting(client: Client, activity: ActivityPage, days: int = 30) -> int:
    form = {
        "page": activity.pk,
        "rule": "V2-written",
        "reason": "Tā sauc grāmatu",
        "ends_on": f"{timezone.localdate() + timedelta(days=days):%Y-%m-%d}",
    }
    return client.post(reverse(ADD), form).status_code


@pytest.mark.django_db
def test_a_rule_blocks_an_exception_lets_through_and_an_ended_one_blocks_again(
    activity: ActivityPage,
) -> None:
    with translation.override("en"), pytest.raises(PublicationError) as refused:
        broken(activity).save_revision().publish()
    said = refused.value.message_dict["description_lv"][0]
    assert said.startswith("“Līdzfinansē ES” shortens the Union's name. Write “Līdzfinansē Eiropas")

    assert granting(client_of(COMMUNICATIONS.name), activity) == 302
    broken(activity).save_revision().publish()
    assert "Līdzfinansē" in ActivityPage.objects.get(pk=activity.pk).description_lv

    page = reverse("exceptions_report")
    auditor = in_group("revidents", AUDITOR.name)
    shown = signed_in(auditor).get(page).content.decode()
    assert "in force" in shown
    assert date_format(timezone.localdate() + timedelta(days=30)) in shown
    logged = PageLogEntry.objects.get(action="visibility.exception")
    assert logged.data["reason"] == "Tā sauc grāmatu"
    assert logged.user is not None

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert ActivityPage.objects.get(pk=activity.pk).live
        with pytest.raises(PublicationError):
            broken(activity).save_revision().publish()
        assert "ended: the rule holds again" in signed_in(auditor).get(page).content.decode()


@pytest.mark.django_db
def test_an_exception_is_of_one_page_and_one_rule(activity: ActivityPage) -> None:
    granting(client_of(COMMUNICATIONS.name), activity)
    activity.description_lv = "<p>Finansē Eiropas Savienība</p>"
    assert [one.field for one in refusals(activity)] == ["description_lv"]
    other = make_activity(activity.get_parent().specific, "Cita", live=False)
    assert [one.field for one in refusals(broken(other))] == ["description_lv"]


@pytest.mark.django_db
def test_a_newer_exception_ends_an_older_one(activity: ActivityPage) -> None:
    client = client_of(COMMUNICATIONS.name)
    granting(client, activity)
    granting(client, activity, days=0)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert refusals(broken(activity))
    assert PublicationException.objects.count() == 2


@pytest.mark.django_db
def test_only_communications_grant_and_nobody_rewrites(activity: ActivityPage) -> None:
    assert granting(client_of(EDITOR.name), activity) == 302
    assert not PublicationException.objects.exists()
    granting(client_of(COMMUNICATIONS.name), activity)
    granted = PublicationException.objects.get()
    administrator = client_of(ADMINISTRATOR.name)
    for act in ("edit", "delete"):
        address = reverse(ADD.replace("add", act), args=[granted.pk])
        administrator.post(address, {"rule": "V3-written"})
    assert PublicationException.objects.get().rule == "V2-written"
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(ValidationError):
        PublicationException(ends_on=yesterday).clean()


@pytest.mark.django_db
def test_the_edit_form_says_it_and_leads_to_an_exception(activity: ActivityPage) -> None:
    broken(activity).save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[activity.pk])
    link = f"?page={activity.pk}&amp;rule=V2-written"
    client = client_of(COMMUNICATIONS.name)
    form = client.get(address).content.decode()
    assert "“Līdzfinansē ES” shortens the Union&#x27;s name" in form
    assert link in form
    assert link not in client_of(EDITOR.name).get(address).content.decode()
    asked = client.get(f"{reverse(ADD)}?page={activity.pk}&rule=V2-written").content.decode()
    assert activity.title in asked
    assert '<option value="V2-written" selected>' in asked
