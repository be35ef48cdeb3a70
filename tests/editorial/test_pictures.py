"""Those who showed a picture hear of it when its consent ends, once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from catalogue_pages.media.consents import Consent, Scope
from catalogue_pages.media.models import Picture
from duties.registry import duties
from duties.working import perform
from mailing.sending import send_due
from people.groups import make_groups
from people.models import Membership, User
from people.roles import EDITOR
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider

pytestmark = pytest.mark.usefixtures("committing")


def person(name: str) -> User:
    return User.objects.create_user(name, f"{name}@example.org")


@pytest.fixture
def picture(committing: None) -> Picture:
    """A picture of people that two activities of one provider show, with a consent of a day."""
    make_groups()
    person("redaktore").groups.add(Group.objects.get(name=EDITOR.name))
    catalogue = make_catalogue()
    museum, other = make_provider(catalogue, "Muzejs"), make_provider(catalogue, "Observatorija")
    Membership.objects.create(person=person("ilze"), provider=museum)
    Membership.objects.create(person=person("anna"), provider=other)
    made = make_picture()
    Picture.objects.filter(pk=made.pk).update(shows_people=True)
    made.refresh_from_db()
    today = timezone.localdate()
    Consent.objects.create(
        picture=made,
        scope=Scope.CATALOGUE,
        given_by="Skola",
        given_on=today - timedelta(days=30),
        expires_on=today,
    )
    make_activity(museum, "Roboti", picture=made)
    make_activity(museum, "Dinozauri", picture=made)
    make_activity(other, "Zvaigznes")
    return made


def test_its_provider_and_the_editors_are_told_once(picture: Picture) -> None:
    (duty,) = [one for one in duties() if one.name == "withhold-pictures"]
    assert perform(duty)
    assert not Picture.objects.get().withheld
    Consent.objects.update(expires_on=timezone.localdate() - timedelta(days=1))
    assert perform(duty)
    assert perform(duty)
    assert Picture.objects.get().withheld
    send_due()
    assert sorted(one.to[0] for one in mail.outbox) == [
        "ilze@example.org",
        "redaktore@example.org",
    ]
    (told,) = [one for one in mail.outbox if one.to == ["ilze@example.org"]]
    assert picture.title in told.subject
    assert told.body.index("Dinozauri") < told.body.index("Roboti")
    assert "Zvaigznes" not in told.body
