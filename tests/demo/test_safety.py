"""The demonstration's accounts: only where they are allowed, only printed while they work."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from config.settings import base
from demo.accounts import make_accounts
from people.models import User

pytestmark = pytest.mark.django_db


def test_public_settings_refuse_a_demonstration(settings: Any) -> None:
    settings.DEMO_CATALOGUE = False
    with pytest.raises(CommandError, match="DEMO_CATALOGUE"):
        call_command("load_demo")
    assert not Page.objects.filter(slug="katalogs").exists()
    assert not User.objects.exists()


def test_settings_refuse_unless_they_say_otherwise() -> None:
    assert base.DEMO_CATALOGUE is False


def test_welcome_prints_addresses_and_only_sign_ins_that_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", "8123")
    call_command("welcome")
    out = capsys.readouterr().out
    assert "http://localhost:8123/lv/" in out
    assert "http://localhost:8123/en/" in out
    assert "katalogs-admin" not in out
    make_accounts()
    editor = User.objects.get(username="redaktors")
    editor.set_password("another-one")
    editor.save()
    call_command("welcome")
    out = capsys.readouterr().out
    assert "admin / katalogs-admin" in out
    assert "katalogs-redaktors" not in out


def test_an_editor_reaches_the_admin_and_may_not_change_vocabularies(client: Client) -> None:
    make_accounts()
    assert client.login(username="redaktors", password="katalogs-redaktors")
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/snippets/media/video/add/").status_code == 200
    assert client.get("/admin/snippets/vocabularies/kind/").status_code == 200
    assert client.get("/admin/snippets/vocabularies/kind/add/").status_code == 302
