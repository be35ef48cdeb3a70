"""A form that no browser sends is answered in words, and so is a deletion that is forbidden."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from catalogue_pages.media.models import Picture, Video
from people.models import User
from presentation.faulty_forms import FaultyFormMiddleware
from tests.catalogue_pages.forms import form_of
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider

pytestmark = pytest.mark.django_db

Asked = Callable[[dict[str, str]], HttpResponse]


@pytest.fixture
def client() -> Client:
    made = Client(headers={"accept-language": "en"})
    made.force_login(User.objects.create_superuser("administratore"))
    return made


def test_an_empty_form_is_no_error_of_ours(client: Client) -> None:
    activity = make_activity(make_provider(make_catalogue(), "Muzejs"), "Roboti")
    answer = client.post(f"/admin/pages/{activity.pk}/copy/")
    assert answer.status_code == 400
    assert "The form lacks the field “new_parent_page”" in answer.text


def test_a_picture_that_a_video_needs_stays(client: Client) -> None:
    picture = make_picture()
    Video.objects.create(title_lv="Filma", address="https://v.example", poster=picture)
    answer = client.post(
        f"/admin/images/multiple/{picture.pk}/delete/",
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert (answer.status_code, "Filma" in answer.text) == (409, True)
    assert Picture.objects.filter(pk=picture.pk).exists()


TEXT = '{"blocks": [], "entityMap": {}}'
FAR = "9" * 30
SAME_PLACE = [{"order": "0", "value-caption": one} for one in "ab"]


def body(*blocks: dict[str, str]) -> dict[str, str]:
    """The Latvian text as the admin's form sends it; each block may say anything of itself."""
    sent = {"body_lv-count": str(len(blocks))}
    for number, block in enumerate(blocks):
        plain = {"type": "text", "deleted": "", "order": str(number), "id": "", "value": TEXT}
        sent |= {f"body_lv-{number}-{name}": value for name, value in {**plain, **block}.items()}
    return sent


def chosen(kind: str, number: str) -> dict[str, str]:
    return body({"type": kind, f"value-{kind}": number, "value-caption": ""})


def gallery(**said: str) -> dict[str, str]:
    """A gallery of two pictures that are not chosen yet."""
    picture = {"deleted": "", "order": "0", "id": "", "value-picture": "", "value-caption": ""}
    rows = {f"{row}-{name}": value for row in "01" for name, value in picture.items()}
    rows = {"count": "2", **rows, **said}
    return body({"type": "gallery", **{f"value-pictures-{key}": one for key, one in rows.items()}})


@pytest.fixture
def asked(client: Client) -> Asked:
    """Post a page's edit form with something in it that no browser sends."""
    activity = make_activity(make_provider(make_catalogue(), "Muzejs"), "Roboti", live=False)
    path = f"/admin/pages/{activity.pk}/edit/"
    form = form_of(client.get(path))

    def ask(changed: dict[str, str]) -> HttpResponse:
        client.raise_request_exception = False
        return client.post(path, {**form, **changed})  # type: ignore[return-value]

    return ask


UNREADABLE = [
    *(chosen(kind, "abc") for kind in ("picture", "document", "video")),
    *(gallery(**{"0-value-picture": one}) for one in ("abc", "²", "1.5")),
    *(gallery(count=one) for one in ("abc", "", FAR)),
    gallery(**{"0-order": "abc"}),
    gallery(),  # twice the same order
    *({**body(), "body_lv-count": one} for one in ("abc", "", "²", "9" * 5000, FAR)),
    *(body({"order": one}) for one in ("abc", "", "1.5")),
    body(*({"type": "picture", **one, "value-picture": ""} for one in SAME_PLACE)),
    *(body({"value": one}) for one in ("abc", "[]", '{"blocks": 5}', "[" * 100_000)),
    {"description_lv": "<p>"},
    {"picture": "abc"},
    {"funding_operation": "abc"},
]
READABLE = [
    {**body(), "body_lv-count": "-1"},
    *(chosen(kind, "-1") for kind in ("picture", "document", "video")),
    body({"type": "unknown"}),
    body({"id": "twice"}, {"id": "twice"}),
    {"occurrences-TOTAL_FORMS": FAR},
    {"occurrences-INITIAL_FORMS": "abc"},
    {"picture": "-1"},
    {"kind": "abc"},
    {"latitude": "abc"},
]


def test_a_number_past_all_ids_is_refused(asked: Asked) -> None:
    """SQLite cannot be asked for it; PostgreSQL finds no grade, and the form says so."""
    wanted = 200 if connection.vendor == "postgresql" else 400
    assert asked({"grades": FAR}).status_code == wanted


def test_what_cannot_be_read_is_a_bad_request(asked: Asked) -> None:
    for changed in UNREADABLE:
        answer = asked(changed)
        assert (answer.status_code, "The form" in answer.text) == (400, True), str(changed)[:200]
        assert answer["Content-Type"].startswith("text/plain")


def test_what_can_be_read_is_answered_by_the_form(asked: Asked) -> None:
    for changed in READABLE:
        assert asked(changed).status_code in {200, 302}, changed


def test_an_error_of_ours_stays_one(rf: RequestFactory) -> None:
    middleware = FaultyFormMiddleware(lambda request: HttpResponse())
    assert middleware.process_exception(rf.post("/admin/pages/1/edit/"), ValueError("x")) is None
