"""References written for many pages at once are those that Wagtail writes one by one."""

from typing import Any

import pytest
from wagtail.models import ReferenceIndex

from catalogue_pages.exchange.applying.referring import note_references
from catalogue_pages.providers.models import CataloguePage
from tests.search.content import make_activity, make_picture, make_provider

pytestmark = pytest.mark.django_db


def written() -> set[tuple[Any, ...]]:
    columns = [field.attname for field in ReferenceIndex._meta.concrete_fields[1:]]
    return set(ReferenceIndex.objects.values_list(*columns))


def test_they_are_wagtail_s_own(catalogue: CataloguePage) -> None:
    provider = make_provider(catalogue, "Muzejs")
    link = f'<p><a linktype="page" id="{provider.pk}">Muzejs</a></p>'
    pages = [
        make_activity(provider, "Roboti", picture=make_picture()),
        make_activity(provider, "Droni", description_lv=link),
    ]
    ReferenceIndex.objects.all().delete()
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    wagtail_s = written()
    assert len(wagtail_s) > len(pages)
    note_references(pages)
    assert written() == wagtail_s
    ReferenceIndex.objects.all().delete()
    note_references(pages)
    assert written() == wagtail_s
