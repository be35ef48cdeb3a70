"""A form that no browser sends is answered in words, and so is a deletion that is forbidden."""

import pytest
from django.test import Client

from catalogue_pages.media.models import Picture, Video
from people.models import User
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider

pytestmark = pytest.mark.django_db


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
