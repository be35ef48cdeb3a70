"""The focal point of a picture in the admin is chosen by keyboard and by touch."""

import mimetypes
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, CDPSession, Page, Route
from pytest_django import Settings

from catalogue_pages.media.models import Picture
from people.models import User
from tests.search.content import make_picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HOST = "http://testserver"
HANDLE = "button.focal-point-handle"


def sent_by(client: Client, path: str) -> dict[str, Any]:
    got = client.get(path)
    body = b"".join(got) if got.streaming else got.content
    return {"status": got.status_code, "headers": dict(got.items()), "body": body}


def answer(sent: dict[str, dict[str, Any]], route: Route) -> None:
    """What Django sent before, since a route has no part in the test's transaction; or a file."""
    path = route.request.url.removeprefix(HOST)
    if path in sent:
        route.fulfill(**sent[path])
        return
    name = path.partition("?")[0]
    is_file = name.startswith("/static/")
    found = finders.find(name.removeprefix("/static/")) if is_file else None
    if not found:
        route.fulfill(status=404)
        return
    kind = mimetypes.guess_type(str(found))[0] or "application/octet-stream"
    route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)


@pytest.fixture
def picture(settings: Settings, tmp_path: Path) -> Picture:
    settings.MEDIA_ROOT = tmp_path
    return make_picture()  # of 800 × 600 pixels


@pytest.fixture
def editing(browser: Browser, picture: Picture, admin_user: User) -> Iterator[Page]:
    client = Client()
    client.force_login(admin_user)
    context = browser.new_context(has_touch=True, viewport={"width": 412, "height": 900})
    page = context.new_page()
    address = reverse("wagtailimages:edit", args=[picture.pk])
    sent = {address: sent_by(client, address)}
    for shown in set(re.findall(r"/media/images/[\w.\-]+", sent[address]["body"].decode())):
        sent[shown] = sent_by(client, shown)
    page.route("**/*", partial(answer, sent))
    page.goto(HOST + address)
    page.locator(HANDLE).wait_for()
    yield page
    context.close()


def chosen(page: Page) -> tuple[str, ...]:
    return tuple(
        page.locator(f"input.focal_point_{name}").input_value()
        for name in ("x", "y", "width", "height")
    )


def test_the_arrow_keys_move_it_and_delete_removes_it(editing: Page) -> None:
    handle = editing.locator(HANDLE)
    assert chosen(editing) == ("", "", "", "")
    handle.focus()
    handle.press("ArrowRight")
    assert chosen(editing) == ("408", "300", "120", "120")
    handle.press("Shift+ArrowUp")
    handle.press("ArrowLeft")
    assert chosen(editing) == ("400", "240", "120", "120")
    assert "50 %, 40 %" in str(handle.get_attribute("aria-label"))
    for _press in range(6):
        handle.press("Shift+ArrowUp")
    assert chosen(editing)[:2] == ("400", "0")
    handle.press("Delete")
    assert chosen(editing) == ("", "", "", "")


def touch(session: CDPSession, kind: str, x: float, y: float) -> None:
    points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_finger_drags_it(editing: Page) -> None:
    handle = editing.locator(HANDLE)
    handle.scroll_into_view_if_needed()
    box, frame = handle.bounding_box(), editing.locator(".focal-point-chooser").bounding_box()
    assert box is not None
    assert frame is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    to_x, to_y = frame["x"] + frame["width"] / 4, frame["y"] + frame["height"] * 3 / 4
    session = editing.context.new_cdp_session(editing)
    touch(session, "touchStart", x, y)
    touch(session, "touchMove", (x + to_x) / 2, (y + to_y) / 2)
    touch(session, "touchMove", to_x, to_y)
    touch(session, "touchEnd", to_x, to_y)
    editing.wait_for_timeout(200)
    seen_x, seen_y = (float(value) for value in chosen(editing)[:2])
    assert seen_x == pytest.approx(200, abs=8)
    assert seen_y == pytest.approx(450, abs=8)
