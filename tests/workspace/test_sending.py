"""From a draft to the editors and back: what is lacking, what was remarked, what is small."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import WorkflowState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Municipality
from editorial.moderation.models import ReturnReason
from people.models import Invitation, Membership, User
from tests.catalogue_pages.pictures import make_picture
from tests.workspace.conftest import (
    address,
    draft,
    latest,
    person_of,
    sent_by,
    signed_in,
    text,
)
from workspace.pictures.collection import pictures_of


def whole(activity: ActivityPage) -> str:
    return f"/lv/darbvieta/norises/{activity.public_id}/"


def give_back(activity: ActivityPage) -> None:
    page = ActivityPage.objects.get(pk=activity.pk)
    editor = User.objects.create_superuser("redaktore")
    reason = ReturnReason.objects.order_by("pk")[0]
    page.current_workflow_task.on_action(
        page.current_workflow_task_state,
        editor,
        "reject",
        reasons=[reason.pk],
        remarks=[{"field": "summary_lv", "words": "Pasakiet, ko viņi būvē."}],
    )


def test_what_is_lacking_is_said_with_a_link_to_each_field(
    activity: ActivityPage, mine: Client
) -> None:
    answer = mine.post(f"{whole(activity)}nosutit/")
    assert answer.status_code == 422
    links = answer.content.decode()
    assert f"{address(activity)}?tikai#field-summary_lv" in links
    assert f"{address(activity, 'kam')}?tikai#field-grades" in links
    assert not WorkflowState.objects.exists()


def test_what_is_with_the_editors_is_not_changed_until_it_is_taken_back(
    complete: ActivityPage, mine: Client
) -> None:
    page = mine.get(address(complete))
    assert mine.post(f"{whole(complete)}nosutit/").status_code == 302
    refused = mine.post(address(complete), sent_by(page, name_en="Robot"))
    assert refused.status_code == 409
    assert latest(complete).name_en is None
    assert mine.post(f"{whole(complete)}atsaukt/").status_code == 302
    mine.post(address(complete), sent_by(mine.get(address(complete)), name_en="Robot"))
    assert latest(complete).name_en == "Robot"
    assert not ActivityPage.objects.get(pk=complete.pk).live


def test_remarks_stand_on_top_and_at_their_fields(complete: ActivityPage, mine: Client) -> None:
    mine.post(f"{whole(complete)}nosutit/")
    give_back(complete)
    words = "Pasakiet, ko viņi būvē."
    for page in (mine.get(whole(complete)), mine.get(address(complete))):
        assert words in text(page)
        assert f"{address(complete)}?tikai#field-summary_lv" in page.content.decode()
    assert "2" in text(mine.get("/lv/darbvieta/"))
    mine.post(address(complete), sent_by(mine.get(address(complete)), summary_lv="Būvē robotu."))
    assert mine.post(f"{whole(complete)}nosutit/").status_code == 302
    assert words not in text(mine.get(whole(complete)))


def test_what_was_judged_is_not_written_over(complete: ActivityPage, mine: Client) -> None:
    mine.post(f"{whole(complete)}nosutit/")
    judged = ActivityPage.objects.get(pk=complete.pk).latest_revision_id
    mine.post(f"{whole(complete)}atsaukt/")
    mine.post(address(complete), sent_by(mine.get(address(complete)), name_en="Robot"))
    assert ActivityPage.objects.get(pk=complete.pk).latest_revision_id != judged


def test_next_years_copy_leaves_the_days_out(complete: ActivityPage, mine: Client) -> None:
    days = {"occurrences-begins": ["2027-03-12T10:00"], "occurrences-ends": [""]}
    where = address(complete, "kad")
    mine.post(where, sent_by(mine.get(where), valid_to="2028-02-29", **days))
    answer = mine.post(f"{whole(complete)}kopet/")
    assert answer.status_code == 302
    copy = ActivityPage.objects.exclude(pk=complete.pk).get()
    made = latest(copy)
    assert copy.public_id != complete.public_id
    assert (copy.live, f"{made.valid_to}", made.occurrences.count()) == (False, "2029-02-28", 0)
    assert [one.code for one in made.grades.all()] == ["5"]
    assert made.municipality == Municipality.objects.get(code="riga")
    assert mine.post(f"{whole(copy)}nosutit/").status_code == 302
    assert latest(complete).occurrences.count() == 1


def test_the_preview_shows_the_draft_in_each_language(complete: ActivityPage, mine: Client) -> None:
    mine.post(address(complete), sent_by(mine.get(address(complete)), name_en="Build a robot"))
    latvian, english = (mine.get(f"{whole(complete)}apskate/{code}/") for code in ("lv", "en"))
    assert 'lang="lv"' in latvian.content.decode()[:200]
    assert "Uzbūvē robotu" in text(latvian)
    assert "Build a robot" in text(english)
    assert mine.get(f"{whole(complete)}apskate/de/").status_code == 404


@pytest.mark.parametrize("state", ["", "?stavoklis=draft"])
def test_the_list_asks_the_same_for_one_and_for_many(
    provider: ProviderPage, mine: Client, django_assert_num_queries: object, state: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked() -> int:
        mine.get(f"/lv/darbvieta/{state}")
        with CaptureQueriesContext(connection) as queries:
            assert mine.get(f"/lv/darbvieta/{state}").status_code == 200
        return len(queries)

    draft(provider)
    one = asked()
    for number in range(12):
        draft(provider, name_lv=f"Norise {number}")
    assert asked() == one


def test_an_empty_list_invites_to_write(mine: Client) -> None:
    page = mine.get("/en/darbvieta/")
    assert "Write your first activity" in text(page)


def test_colleagues_come_and_go(
    provider: ProviderPage, other_provider: ProviderPage, mine: Client
) -> None:
    base = f"/lv/darbvieta/rikotaji/{provider.public_id}/"
    assert mine.post(f"{base}uzaicinat/", {"email": "x", "language": "lv"}).status_code == 422
    sent = {"email": "jauna@example.org", "language": "en"}
    assert mine.post(f"{base}uzaicinat/", sent).status_code == 302
    invitation = Invitation.objects.get()
    assert (invitation.provider, invitation.language) == (provider, "en")
    theirs = signed_in(person_of(other_provider))
    foreign = f"/lv/darbvieta/rikotaji/{other_provider.public_id}/"
    for client, path in ((theirs, base), (theirs, foreign)):
        answer = client.post(f"{path}uzaicinajumi/{invitation.pk}/atsaukt/")
        assert answer.status_code == 404
    assert mine.post(f"{base}uzaicinajumi/{invitation.pk}/atsaukt/").status_code == 302
    other = Membership.objects.get(provider=other_provider)
    for path in (base, foreign):
        assert mine.post(f"{path}cilveki/{other.pk}/iznemt/").status_code == 404
    assert mine.post(f"{base}aiziet/").status_code == 302
    assert mine.get("/lv/darbvieta/").status_code == 403


def test_news_are_of_ones_own_activities(
    complete: ActivityPage, mine: Client, other_provider: ProviderPage
) -> None:
    mine.post(f"{whole(complete)}nosutit/")
    assert "Uzbūvē robotu" in text(mine.get("/lv/darbvieta/zinas/"))
    theirs = signed_in(person_of(other_provider))
    assert "Uzbūvē robotu" not in text(theirs.get("/lv/darbvieta/zinas/"))


def test_a_picture_is_uploaded_with_its_rights(
    complete: ActivityPage, mine: Client, provider: ProviderPage, photograph: bytes
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    def given(**other: str) -> dict[str, object]:
        file = SimpleUploadedFile("robots.jpg", photograph, "image/jpeg")
        plain = {"alternative_text_lv": "Robots", "author": "Ilze", "licence": "own"}
        return {"file": file, **plain, **other}

    path = f"{whole(complete)}attels/"
    assert mine.post(path, given()).status_code == 422
    assert mine.post(path, given(shows_people="True")).status_code == 422
    assert not Picture.objects.exists()
    today = timezone.localdate()
    consent = {
        "scope": "catalogue",
        "given_by": "Vecāki, papīri skolā",
        "given_on": f"{today}",
        "expires_on": f"{today + timedelta(days=300)}",
    }
    assert mine.post(path, given(shows_people="True", **consent)).status_code == 302
    picture = pictures_of(provider).get()
    assert latest(complete).picture == picture
    assert Consent.objects.get().picture == picture
    assert mine.post(f"{whole(complete)}nosutit/").status_code == 302


def test_a_file_that_is_no_picture_is_refused(complete: ActivityPage, mine: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("robots.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    plain = {"alternative_text_lv": "R", "author": "I", "licence": "own", "shows_people": "False"}
    answer = mine.post(f"{whole(complete)}attels/", {"file": file, **plain})
    assert answer.status_code == 422
    assert not Picture.objects.exists()


@pytest.fixture
def photograph() -> bytes:
    made = make_picture()
    with made.file.open() as file:
        content: bytes = file.read()
    made.delete()
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.open(BytesIO(content)).resize((64, 48)).convert("RGB").save(out, "JPEG")
    return out.getvalue()
