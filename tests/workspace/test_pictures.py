"""A provider's pictures: its own only, with their uses, consents, and what must stay in view."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from pytest_django import Settings
from wagtail.models import Collection, ModelLogEntry

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.small_changes import SMALL_CHANGES
from mailing.models import Delivery
from people.models import Membership, User
from people.roles import EDITOR
from tests.search.content import make_picture
from tests.workspace.conftest import address, draft, latest, person_of, pictured, sent_by, text
from workspace.pictures.gallery import AT_ONCE
from workspace.pictures.rights import RightsForm, choose

GALLERY = "/lv/darbvieta/atteli/"
LOOK = "ka-izskatas"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


def path_of(provider: ProviderPage, picture: Picture, what: str = "") -> str:
    return f"/lv/darbvieta/rikotaji/{provider.public_id}/atteli/{picture.pk}/{what}"


def agreed(picture: Picture, days: int) -> Consent:
    """Let people be recognisable, who agreed until so many days from now."""
    today = timezone.localdate()
    Picture.objects.filter(pk=picture.pk).update(shows_people=True)
    made: Consent = Consent.objects.create(
        picture=picture,
        scope="catalogue",
        given_by="Vecāki; glabā skola",
        given_on=today - timedelta(days=30),
        expires_on=today + timedelta(days=days),
    )
    return made


def file(colour: str = "teal") -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (640, 480), colour).save(made, "JPEG")
    return SimpleUploadedFile("r.jpg", made.getvalue(), "image/jpeg")


def upload(mine: Client, activity: ActivityPage, colour: str = "teal") -> Any:
    said = {
        "file": file(colour),
        "alternative_text_lv": "Robots zīmē apli",
        "author": "Ilze",
        "licence": "own",
        "shows_people": "False",
    }
    where = f"/lv/darbvieta/norises/{activity.public_id}/attels/"
    return mine.post(where, said, follow=True)


def offered(mine: Client, activity: ActivityPage) -> set[str]:
    page = mine.get(address(activity, LOOK)).context["form"]["picture"]
    return {str(option.data["value"]) for option in page if option.data["value"]}


@pytest.mark.parametrize("what", ["", "piekrisana/", "atsaukt/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_anothers_picture_has_no_address(
    mine: Client, provider: ProviderPage, other_provider: ProviderPage, what: str, method: str
) -> None:
    theirs = pictured(other_provider, "crimson")
    agreed(theirs, 100)
    for under in (provider, other_provider):
        answer = getattr(mine, method)(path_of(under, theirs, what))
        assert answer.status_code in {404, 405}
        assert "Krāsains" not in answer.content.decode()
    assert not Consent.objects.exclude(withdrawn_at=None).exists()


def test_a_walk_of_every_page_shows_ones_own_pictures_only(
    mine: Client, provider: ProviderPage, other_provider: ProviderPage, activity: ActivityPage
) -> None:
    own, theirs = pictured(provider), pictured(other_provider, "crimson")
    for picture, name in ((own, "Mūsu attēls"), (theirs, "Svešs attēls")):
        Picture.objects.filter(pk=picture.pk).update(alternative_text_lv=name, title=name)
    choose(activity, own, person_of(provider))
    choose(draft(other_provider), theirs, person_of(other_provider))
    pages = [GALLERY, address(activity, LOOK), path_of(provider, own)]
    pages += [f"/lv/darbvieta/rikotaji/{provider.public_id}/jautajumi/logotips/", "/lv/darbvieta/"]
    for page in pages:
        assert "Svešs attēls" not in mine.get(page).content.decode()
    assert "Mūsu attēls" in text(mine.get(GALLERY))
    assert offered(mine, activity) == {str(own.pk)}


def test_a_guessed_picture_is_refused_and_not_written(
    mine: Client, other_provider: ProviderPage, activity: ActivityPage
) -> None:
    theirs = pictured(other_provider, "crimson")
    path = address(activity, LOOK)
    answer = mine.post(path, sent_by(mine.get(path), picture=str(theirs.pk)))
    assert answer.status_code == 422
    assert latest(activity).picture_id is None


def test_editors_find_the_providers_collection_by_its_name(
    mine: Client, provider: ProviderPage, activity: ActivityPage
) -> None:
    Collection.get_first_root_node().add_child(name=str(provider.public_id))
    upload(mine, activity)
    found = latest(activity).picture
    assert found is not None
    assert found.collection.name == f"Tehnikas nams ({provider.public_id})"
    editors = make_picture("gold")
    editors.collection = found.collection
    editors.save()
    assert offered(mine, activity) == {str(found.pk), str(editors.pk)}


def test_what_editors_put_on_its_pages_is_offered_but_looked_after_by_them(
    mine: Client, provider: ProviderPage, activity: ActivityPage
) -> None:
    editors = make_picture("gold")
    choose(activity, editors, person_of(provider))
    assert offered(mine, draft(provider, name_lv="Cita norise")) == {str(editors.pk)}
    assert "redaktori" in text(mine.get(GALLERY))
    assert mine.get(path_of(provider, editors)).status_code == 404


def test_each_picture_says_where_it_is_used(
    mine: Client, provider: ProviderPage, activity: ActivityPage
) -> None:
    used, unused = pictured(provider), pictured(provider, "gold")
    choose(activity, used, person_of(provider))
    assert "Uzbūvē robotu melnrakstā" in text(mine.get(path_of(provider, used)))
    assert "Pagaidām nekur" in text(mine.get(path_of(provider, unused)))


def test_the_same_file_is_not_stored_twice(
    mine: Client, provider: ProviderPage, other_provider: ProviderPage, activity: ActivityPage
) -> None:
    upload(mine, activity)
    first = latest(activity).picture_id
    second = draft(provider, name_lv="Cita norise")
    answer = upload(mine, second)
    assert "jau ir" in text(answer)
    assert latest(second).picture_id == first
    assert Picture.objects.count() == 1
    upload(mine, second, "olive")
    assert Picture.objects.count() == 2


def test_a_consent_is_renewed_and_withdrawn_in_the_workspace(
    mine: Client, provider: ProviderPage
) -> None:
    picture = pictured(provider)
    agreed(picture, -1)
    shown = text(mine.get(path_of(provider, picture)))
    assert "Netiek rādīts" in shown
    today = timezone.localdate()
    said = {
        "scope": "catalogue",
        "given_by": "Vecāki",
        "given_on": today.isoformat(),
        "expires_on": (today - timedelta(days=1)).isoformat(),
    }
    refused = mine.post(path_of(provider, picture, "piekrisana/"), said)
    assert refused.status_code == 422
    assert Consent.objects.count() == 1
    said["expires_on"] = (today + timedelta(days=20)).isoformat()
    assert mine.post(path_of(provider, picture, "piekrisana/"), said).status_code == 302
    assert "Piekrišana beidzas" in text(mine.get(GALLERY))
    mine.post(path_of(provider, picture, "atsaukt/"))
    assert Picture.objects.get().withheld
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert "Netiek rādīts" in text(mine.get(GALLERY))


def test_who_has_said_that_people_are_recognisable_does_not_take_it_back(
    mine: Client, provider: ProviderPage
) -> None:
    picture = pictured(provider)
    agreed(picture, 100)
    path = path_of(provider, picture)
    said = {"alternative_text_lv": "Bez cilvēkiem", "author": "Ilze", "licence": "own"}
    assert mine.post(path, {**said, "shows_people": "False"}).status_code == 302
    assert Picture.objects.get().alternative_text_lv == "Bez cilvēkiem"
    assert Picture.objects.get().shows_people is True


def test_editors_hear_what_is_changed_of_a_picture_that_is_shown(
    mine: Client, provider: ProviderPage, complete: ActivityPage
) -> None:
    User.objects.create_user("rita", "rita@example.org").groups.add(
        Group.objects.get(name=EDITOR.name)
    )
    picture = pictured(provider)
    said = {
        "alternative_text_lv": "Skolēni būvē robotu",
        "alternative_text_en": "Pupils build a robot",
        "author": "Anna Bērziņa",
        "licence": picture.licence,
        "shows_people": "False",
    }
    told = Delivery.objects.filter(event="picture-small-change")
    mine.post(path_of(provider, picture), said)
    assert not told  # no page shows it yet
    live = latest(complete)
    live.picture = picture
    live.save_revision().publish()
    mine.post(path_of(provider, picture), said)
    assert not told  # nothing was changed
    mine.post(
        path_of(provider, picture),
        said | {"author": "Jānis Ozols", "focal_point_x": "3", "focal_point_y": "3"},
    )
    letter = told.get()
    assert letter.recipient == "rita@example.org"
    assert "Tehnikas nams" in letter.subject
    assert "Autors" in letter.text
    assert "Alternatīvais teksts" not in letter.text
    entry = ModelLogEntry.objects.get(action="editorial.small_change")
    assert entry.user == person_of(provider)
    assert entry.data["columns"][0] == "author"


def test_everything_that_is_said_of_a_picture_stands_in_the_table_of_small_changes() -> None:
    assert set(RightsForm.Meta.fields) == SMALL_CHANGES[Picture]


@pytest.mark.parametrize(
    ("x", "y", "status", "kept"),
    [
        ("160", "90", 302, (160, 90)),
        ("", "", 302, (None, None)),
        ("160", "", 422, (None, None)),
        ("99999", "90", 422, (None, None)),
        ("-1", "90", 422, (None, None)),
    ],
)
def test_what_must_stay_in_view_is_said_by_numbers_too(
    mine: Client, provider: ProviderPage, x: str, y: str, status: int, kept: tuple[Any, Any]
) -> None:
    picture = pictured(provider)
    said = {"alternative_text_lv": "A", "author": "I", "licence": "own", "shows_people": "False"}
    point = {"focal_point_x": x, "focal_point_y": y}
    assert mine.post(path_of(provider, picture), {**said, **point}).status_code == status
    found = Picture.objects.get()
    assert (found.focal_point_x, found.focal_point_y) == kept
    assert (found.focal_point_width is None) == (kept == (None, None))


def test_many_pictures_stand_on_several_pages(
    mine: Client, provider: ProviderPage, other_provider: ProviderPage
) -> None:
    Membership.objects.create(person=person_of(provider), provider=other_provider)
    first, *_others, last = [pictured(provider) for _number in range(AT_ONCE + 1)]
    others = pictured(other_provider)

    def shown(page: BeautifulSoup) -> set[str]:
        links = page.select(".my-pictures__name a")
        return {str(link["href"]).rstrip("/").rpartition("/")[2] for link in links}

    newest = BeautifulSoup(mine.get(GALLERY).content, "html.parser")
    assert len(shown(newest)) == AT_ONCE + 1
    assert {str(last.pk), str(others.pk)} < shown(newest)
    (onwards,) = newest.select("a[rel=next]")
    assert not newest.select("a[rel=prev]")
    oldest = BeautifulSoup(mine.get(GALLERY + str(onwards["href"])).content, "html.parser")
    assert shown(oldest) == {str(first.pk), str(others.pk)}
    assert oldest.select("a[rel=prev]")
    assert not oldest.select("a[rel=next]")
    assert mine.get(f"{GALLERY}?rikotajs={provider.public_id}&lapa=x").status_code == 200


def test_many_pictures_take_as_many_queries_as_a_few(
    mine: Client, provider: ProviderPage, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    def asked() -> int:
        with django_assert_max_num_queries(200) as captured:
            assert mine.get(GALLERY).status_code == 200
        return len(captured)

    pictured(provider)
    asked()  # the first look makes the renditions
    few = asked()
    for colour in ("gold", "teal", "olive"):
        pictured(provider, colour)
    asked()
    assert asked() == few
