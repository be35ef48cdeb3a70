"""What waits for a person stands in one short list above their activities."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Picture
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.providers.models import ProviderPage
from editorial.freshness.models import Review
from editorial.freshness.rule import review_by
from mailing.models import Delivery
from people.models import Invitation, User
from tests.workspace.conftest import draft, latest, person_of, pictured, text
from workspace.pictures.rights import choose

LIST = "/lv/darbvieta/"


def waits(mine: Client) -> str:
    said = text(mine.get(LIST))
    return said.partition("Gaida jūs ")[2].partition("Melnraksts")[0]


def published(activity: ActivityPage, due_in: int) -> None:
    due = timezone.localdate() + timedelta(days=due_in)
    ActivityPage.objects.filter(pk=activity.pk).update(live=True, review_due=due)


def refused(recipient: str, event: str = "activity-returned", person: User | None = None) -> None:
    Delivery.objects.create(
        event=event,
        key=recipient,
        recipient=recipient,
        person=person,
        message_id=f"<{event}.{recipient}>",
        refused_at=timezone.now(),
    )


def test_where_nothing_waits_nothing_is_said(mine: Client, activity: ActivityPage) -> None:
    published(activity, 31)
    assert "Gaida jūs " not in text(mine.get(LIST)).partition("Uzbūvē")[0]


def test_a_review_that_is_due_is_confirmed_by_one_press(
    mine: Client, complete: ActivityPage
) -> None:
    complete.get_latest_revision().publish()
    published(complete, 30)
    assert "Vai viss vēl ir spēkā? Apstipriniet līdz" in waits(mine)
    whole = f"/lv/darbvieta/norises/{complete.public_id}/"
    assert "Vai viss vēl ir spēkā?" in text(mine.get(whole))
    answer = mine.post(f"{whole}speka/", follow=True)
    assert "Paldies!" in text(answer)
    assert "Vai viss vēl ir spēkā?" not in text(mine.get(whole))
    stored = ActivityPage.objects.get(pk=complete.pk)
    assert stored.last_verified == timezone.localdate()
    assert stored.review_due == review_by(timezone.localdate())


def test_a_day_that_is_over_is_not_asked_for(mine: Client, activity: ActivityPage) -> None:
    published(activity, -3)
    said = waits(mine)
    assert "nav apstiprināta: Uzbūvē robotu" in said
    assert "Apstipriniet līdz" not in said
    page = text(mine.get(f"/lv/darbvieta/norises/{activity.public_id}/"))
    assert "Tas bija jāapstiprina līdz" in page


def test_what_was_hidden_for_want_of_a_review_waits_too(
    mine: Client, activity: ActivityPage
) -> None:
    due = timezone.localdate() - timedelta(days=70)
    ActivityPage.objects.filter(pk=activity.pk).update(review_due=due)
    Review.objects.create(activity=activity, due=due, hidden_on=timezone.localdate())
    assert "Paslēpta, jo nav apstiprināta: Uzbūvē robotu" in waits(mine)


def test_who_confirms_is_told_which_picture_nobody_sees(
    mine: Client, provider: ProviderPage, complete: ActivityPage
) -> None:
    said = latest(complete)
    said.picture = picture = pictured(provider)
    said.save_revision().publish()
    published(complete, 30)
    whole = f"/lv/darbvieta/norises/{complete.public_id}/"
    note = "netiek rādīts: to vairs neatļauj neviena piekrišana"
    assert note not in text(mine.get(whole))
    withdraw(picture)
    assert note in text(mine.get(whole))
    answer = text(mine.post(f"{whole}speka/", follow=True))
    assert "Paldies!" in answer
    assert note in answer


def test_a_draft_has_nothing_to_confirm(mine: Client, activity: ActivityPage) -> None:
    answer = mine.post(f"/lv/darbvieta/norises/{activity.public_id}/speka/", follow=True)
    assert "nav, ko apstiprināt" in text(answer)


def test_consents_that_end_wait_where_their_picture_is_used(
    mine: Client, provider: ProviderPage, activity: ActivityPage, tmp_path: Any, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    picture = pictured(provider)
    Picture.objects.filter(pk=picture.pk).update(shows_people=True)
    today = timezone.localdate()
    consent = Consent.objects.create(
        picture=picture,
        scope="catalogue",
        given_by="Vecāki",
        given_on=today,
        expires_on=today + timedelta(days=30),
    )
    assert "Piekrišana attēlam" not in text(mine.get(LIST))
    choose(activity, picture, person_of(provider))
    assert "Piekrišana attēlam beidzas" in waits(mine)
    Consent.objects.filter(pk=consent.pk).update(expires_on=today + timedelta(days=31))
    assert "Piekrišana attēlam" not in text(mine.get(LIST))


def test_letters_that_could_not_be_delivered_are_said(
    mine: Client, provider: ProviderPage, other_provider: ProviderPage, person: User
) -> None:
    refused(person.email, person=person)
    for one, email in ((provider, "jauna@example.org"), (other_provider, "sveša@example.org")):
        Invitation.objects.create(provider=one, email=email)
        refused(email, "invitation")
    said = text(mine.get(LIST))
    assert f"Vēstules jums ({person.email}) nevarēja piegādāt" in said
    assert "Uzaicinājumu nevarēja piegādāt uz jauna@example.org" in said
    assert "sveša@example.org" not in said


def test_many_activities_take_as_many_queries_as_a_few(
    mine: Client,
    provider: ProviderPage,
    activity: ActivityPage,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    def asked() -> int:
        with django_assert_max_num_queries(200) as captured:
            said = text(mine.get(LIST))
        assert "un vēl" in said
        return len(captured)

    for number in range(4):
        published(draft(provider, name_lv=f"Norise {number}"), 5)
    few = asked()
    for number in range(5, 10):
        published(draft(provider, name_lv=f"Norise {number}"), 5)
    assert asked() == few
