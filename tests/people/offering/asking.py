"""Filling in the public form as a person does: with time, in a browser of one's own."""

from typing import Any

import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from catalogue_pages.vocabularies.models import Municipality, ProviderType

NUMBER = "40003999999"
ILZE = "ilze@darbnica.example"


def filled(**changes: Any) -> dict[str, Any]:
    return {
        "name_lv": "Robotu darbnīca",
        "name_en": "",
        "registration_number": NUMBER,
        "provider_type": ProviderType.objects.get(code="company").pk,
        "municipality": Municipality.objects.get(code="ventspils").pk,
        "website": "darbnica.example",
        "contact_name": "Ilze Ozola",
        "email": ILZE,
        "phone": "+371 20 000 000",
        "offers": "Skolēni būvē robotus.",
        "consent": "on",
        **changes,
    }


def begun(page: bytes) -> str:
    field = BeautifulSoup(page, "html.parser").select_one("input[name=begun]")
    assert field is not None
    return str(field["value"])


def send(
    language: str = "lv", *, seconds: float = 60, address: str = "192.0.2.7", **changes: Any
) -> Any:
    """Open the form, and send it so many seconds later."""
    client = Client(REMOTE_ADDR=address)
    now = timezone.now().timestamp()
    with time_machine.travel(now, tick=False) as clock:
        shown = client.get(f"/{language}/piedavat/")
        assert shown.status_code == 200
        clock.shift(seconds)
        given = {"begun": begun(shown.content), **filled(**changes)}
        return client.post(f"/{language}/piedavat/", given)
