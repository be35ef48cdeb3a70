"""What is known of people: erased when they ask, forgotten when it is over."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page
from wagtail.users.models import UserProfile

from catalogue_pages.providers.models import ProviderPage
from mailing.letters import Letter
from mailing.models import Delivery
from mailing.posting import Recipient, post
from people.models import Invitation, Membership, User
from people.personal_data.retention import forget
from people.roles import ADMINISTRATOR
from tests.people.conftest import PASSWORD, SignIn
from tests.search.content import make_catalogue, make_provider

TRACES = ("anna", "Anna", "muzejs.example")


@pytest.fixture
def provider(db: None) -> ProviderPage:
    return make_provider(make_catalogue(), "Muzejs")


@pytest.fixture
def known(provider: ProviderPage, provider_person: User, sign_in: SignIn) -> User:
    """A person who has left every trace that there is."""
    person = provider_person
    Membership.objects.create(person=person, provider=provider)
    Invitation.objects.create(provider=provider, email="anna@MUZEJS.example")
    Invitation.objects.create(
        provider=provider, email="anna@muzejs.example", accepted_at=timezone.now()
    )
    to = Recipient("Anna@muzejs.example", "lv", person)
    post("tests", "1", to, lambda: Letter("Labdien, Anna", ["Sveiki, Anna!"]))
    UserProfile.objects.create(user=person)
    log(instance=person, action="wagtail.edit", user=person)
    log(instance=Page.objects.get(pk=provider.pk), action="wagtail.edit", user=person)
    sign_in("anna").get("/lv/konts/")
    return person


def everything() -> str:
    """All that the database holds, as text."""
    rows: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def erased(who: str, *arguments: str) -> dict[str, int]:
    out = StringIO()
    call_command("erase_person", who, "--json", *arguments, stdout=out)
    counts: dict[str, int] = json.loads(out.getvalue())["erased"]
    return {name: count for name, count in counts.items() if count}


def test_nothing_names_an_erased_person(known: User) -> None:
    assert all(trace in everything() for trace in TRACES)
    erased("anna@muzejs.example")
    left = everything()
    assert [trace for trace in TRACES if trace in left] == []


def test_the_history_keeps_a_number(known: User) -> None:
    before = list(ModelLogEntry.objects.values_list("pk", "user_id", "action"))
    erased("anna")
    after = list(ModelLogEntry.objects.values_list("pk", "user_id", "action"))
    assert after[-len(before) :] == before or set(before) < set(after)
    assert {user for _pk, user, _action in before} == {known.pk}
    assert str(User.objects.get(pk=known.pk)) == f"erased-{known.pk}"


def test_a_rehearsal_changes_nothing(known: User) -> None:
    before = everything()
    would = erased("anna", "--dry-run")
    assert everything() == before
    assert erased("anna") == would
    assert would == {
        "letters": 1,
        "invitations": 2,
        "sessions": 1,
        "roles": 1,
        "profile": 1,
        "log entries": 2,
        "account": 1,
    }


def test_done_again_it_finds_nothing(known: User) -> None:
    erased("anna")
    before = everything()
    assert erased(str(known.pk)) == {}
    assert everything() == before


def test_an_erased_person_is_signed_out_and_gets_no_letters(known: User, sign_in: SignIn) -> None:
    client = sign_in("anna")
    erased("anna")
    assert client.get("/lv/konts/").status_code == 302
    assert not Delivery.waiting(timezone.now()).exists()
    assert sign_in("anna").get("/lv/konts/").status_code == 302


def test_an_unknown_person_is_named(db: None) -> None:
    with pytest.raises(CommandError, match="There is no account “nav”"):
        call_command("erase_person", "nav")


def test_an_administrator_erases_in_the_admin(known: User, editor: User, sign_in: SignIn) -> None:
    administrator = User.objects.create_user("vadītāja", "vaditaja@katalogs.example", PASSWORD)
    administrator.groups.add(Group.objects.get(name=ADMINISTRATOR.name))
    client = sign_in("vadītāja")
    address = f"/admin/users/{known.pk}/erase/"
    assert address in client.get("/admin/users/").content.decode()
    assert "nevar atsaukt" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert User.objects.get(pk=known.pk).erased_at is not None
    assert ModelLogEntry.objects.get(action="people.erase").user == administrator


# -- Retention ---------------------------------------------------------------------------------


def days(count: int) -> timedelta:
    return timedelta(days=count)


def test_invitations_that_nobody_accepted_go(provider: ProviderPage) -> None:
    now = timezone.now()
    for number, age in enumerate((89, 91)):
        Invitation.objects.create(
            provider=provider, email=f"a{number}@b.example", made_at=now - days(age)
        )
    kept = Invitation.objects.create(
        provider=provider, email="c@b.example", made_at=now - days(91), accepted_at=now
    )
    forget(now)
    assert set(Invitation.objects.values_list("email", flat=True)) == {"a0@b.example", kept.email}


def test_an_account_without_a_use_is_told_and_then_erased(provider_person: User) -> None:
    begun = provider_person.date_joined
    seen: list[tuple[int, int, bool]] = []
    for day in (330, 336, 337, 364, 366, 370, 400):
        forget(begun + days(day))
        Delivery.objects.filter(written_at__gt=timezone.now() - days(1)).update(
            written_at=begun + days(336)
        )
        person = User.objects.get(pk=provider_person.pk)
        seen.append((day, Delivery.objects.count(), person.erased_at is not None))
    assert seen == [
        (330, 0, False),
        (336, 1, False),
        (337, 1, False),
        (364, 1, False),
        (366, 1, True),
        (370, 1, True),
        (400, 1, True),
    ]


def test_no_account_goes_without_a_month_of_notice(provider_person: User) -> None:
    late = provider_person.date_joined + days(800)
    forget(late)
    Delivery.objects.update(written_at=late)
    forget(late + days(29))
    assert User.objects.get(pk=provider_person.pk).erased_at is None
    forget(late + days(31))
    assert User.objects.get(pk=provider_person.pk).erased_at is not None


def test_signing_in_keeps_the_account(provider_person: User, client: Client) -> None:
    begun = provider_person.date_joined
    User.objects.update(last_login=begun + days(340))
    forget(begun + days(400))
    assert User.objects.get(pk=provider_person.pk).erased_at is None
    assert not Delivery.objects.exists()


def test_accounts_with_a_use_stay(
    provider_person: User, provider: ProviderPage, editor: User
) -> None:
    User.objects.create_superuser("galvenais", password=PASSWORD)
    Membership.objects.create(person=provider_person, provider=provider)
    forget(timezone.now() + days(2000))
    forget(timezone.now() + days(2100))
    assert not User.objects.exclude(erased_at=None).exists()


def test_closed_accounts_go_whatever_they_were(editor: User) -> None:
    User.objects.update(is_active=False)
    forget(editor.date_joined + days(364))
    assert User.objects.get(pk=editor.pk).erased_at is None
    forget(editor.date_joined + days(366))
    assert User.objects.get(pk=editor.pk).erased_at is not None


def test_sessions_and_attempts_that_are_over_go(provider_person: User, sign_in: SignIn) -> None:
    sign_in("anna")
    cache.set("allauth:tests:192.0.2.1", [1], 60)
    forget(timezone.now() + timedelta(seconds=30))
    assert "192.0.2.1" in everything()
    forget(timezone.now() + days(15))
    left = everything()
    assert "192.0.2.1" not in left
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM django_session")
        assert cursor.fetchone()[0] == 0
