"""Vocabularies in the admin: changed by administrators, and never deleted while in use."""

import pytest
from django.db import transaction
from django.db.models.deletion import ProtectedError
from django.test import Client
from django.urls import reverse

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.bilingual.reading import read
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import (
    VOCABULARIES,
    Field,
    Format,
    Grade,
    Kind,
    ProviderType,
    Term,
)
from tests.catalogue_pages.forms import form_of


@pytest.fixture
def activity(catalogue: CataloguePage) -> ActivityPage:
    """Return a workshop for grade 4 at a museum."""
    museum = ProviderType.objects.get(code="museum")
    provider = publish(catalogue, ProviderPage(name_lv="Tehnikas nams", provider_type=museum))
    page = ActivityPage(
        name_lv="Robotika",
        summary_lv="Skolēni būvē robotu.",
        kind=Kind.objects.get(code="workshop"),
        field=Field.objects.get(code="technology"),
    )
    page.grades = list(Grade.objects.filter(code="4"))
    page.formats = list(Format.objects.filter(code="at-provider"))
    published: ActivityPage = publish(provider, page)
    return published


def address(term: Term, action: str) -> str:
    name = f"wagtailsnippets_vocabularies_{term._meta.model_name}:{action}"
    return reverse(name, args=[term.pk])


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_vocabulary_is_listed_and_its_terms_can_be_opened(
    admin: Client, catalogue: CataloguePage, vocabulary: str
) -> None:
    term = VOCABULARIES[vocabulary].objects.all()[0]
    name = f"wagtailsnippets_vocabularies_{term._meta.model_name}:list"
    assert str(term) in admin.get(reverse(name)).content.decode()
    form = form_of(admin.get(address(term, "edit")))
    assert form["label_lv"] == [str(read(term, "label", "lv").value)]
    assert form["label_en"] == [str(read(term, "label", "en").value)]
    assert "code" not in form, "addresses hold the code"


def test_an_administrator_changes_both_labels(admin: Client, catalogue: CataloguePage) -> None:
    kind = Kind.objects.get(code="excursion")
    form = form_of(admin.get(address(kind, "edit")))
    sent = {**form, "label_lv": "Pārgājiens", "label_en": "Hike"}
    assert admin.post(address(kind, "edit"), sent).status_code == 302
    kind = Kind.objects.get(code="excursion")
    assert read(kind, "label", "lv").value == "Pārgājiens"
    assert read(kind, "label", "en").value == "Hike"


def test_a_label_must_be_latvian_at_least(admin: Client, catalogue: CataloguePage) -> None:
    kind = Kind.objects.get(code="excursion")
    form = form_of(admin.get(address(kind, "edit")))
    assert admin.post(address(kind, "edit"), {**form, "label_lv": ""}).status_code == 200


@pytest.mark.parametrize(
    ("model", "code"),
    [(Kind, "workshop"), (Grade, "4"), (Format, "at-provider"), (ProviderType, "museum")],
)
def test_a_term_in_use_is_not_deleted_and_the_message_says_where(
    admin: Client, activity: ActivityPage, model: type[Term], code: str
) -> None:
    term = model.objects.get(code=code)
    response = admin.post(address(term, "delete"), follow=True)
    messages = [str(message) for message in response.context["messages"]]
    assert any(str(term) in message and "(1)" in message for message in messages), messages
    assert model.objects.filter(code=code).exists()


def test_bulk_deletion_is_refused_too(admin: Client, activity: ActivityPage) -> None:
    unused, used = Grade.objects.get(code="5"), Grade.objects.get(code="4")
    bulk = reverse("wagtail_bulk_action", args=["vocabularies", "grade", "delete"])
    admin.post(f"{bulk}?id={unused.pk}&id={used.pk}", follow=True)
    assert Grade.objects.filter(code__in=["4", "5"]).count() == 2


def test_code_cannot_delete_it_either(activity: ActivityPage) -> None:
    with pytest.raises(ProtectedError), transaction.atomic():
        Grade.objects.get(code="4").delete()
    assert [grade.code for grade in ActivityPage.objects.get().grades.all()] == ["4"]


def test_a_term_that_nothing_uses_is_deleted(admin: Client, activity: ActivityPage) -> None:
    camp = Kind.objects.get(code="camp")
    assert admin.post(address(camp, "delete")).status_code == 302
    assert not Kind.objects.filter(code="camp").exists()
