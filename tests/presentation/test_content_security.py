"""Each room's Content-Security-Policy."""

import pytest
from django.test import Client

from people.models import User

pytestmark = pytest.mark.django_db


def _policy(answer) -> dict[str, str]:  # type: ignore[no-untyped-def]
    parts = (part.strip() for part in answer["Content-Security-Policy"].split(";"))
    return {part.split(" ")[0]: part.partition(" ")[2] for part in parts if part}


def test_public_pages_allow_no_inline_script_and_no_foreign_host(client: Client) -> None:
    policy = _policy(client.get("/lv/"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"


def test_the_admin_allows_inline_scripts_of_its_own_pages_only(client: Client) -> None:
    client.force_login(User.objects.create_superuser("admin", password="x"))
    policy = _policy(client.get("/admin/"))
    assert policy["script-src"] == "'self' 'unsafe-inline'"
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"


@pytest.mark.parametrize("address", ["/api/none", "/admin-none", "/media/none.jpg", "/static/none"])
def test_an_unknown_unprefixed_address_is_not_found(client: Client, address: str) -> None:
    answer = client.get(address, follow=True)
    assert answer.status_code == 404
    if not address.startswith("/admin-"):
        assert answer.redirect_chain == []
