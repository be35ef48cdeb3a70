"""Nothing that is not public comes into any file, whatever happens while they are made."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.providers.models import ProviderPage
from editorial.freshness.models import Review
from editorial.freshness.verifying import hide
from editorial.moderation.reasons import load_reasons
from editorial.moderation.submission import submit
from editorial.moderation.workflow import make_workflow
from opendata.making import make
from people.groups import make_groups
from people.roles import EDITOR
from tests.opendata.seeing import everything, lines, made, table
from tests.persons import in_group, make_person
from tests.search.content import make_activity, make_picture, make_provider

SECRET = "Slepenais"


def make_timed(provider: ProviderPage) -> None:
    """What is over, and what is still to come."""
    now = timezone.now()
    expired = make_activity(provider, f"{SECRET} beidzies")
    Page.objects.filter(pk=expired.pk).update(expire_at=now - timedelta(seconds=1))
    over = make_activity(provider, f"{SECRET} pagājis")
    yesterday = timezone.localdate() - timedelta(days=1)
    ActivityPage.objects.filter(pk=over.pk).update(valid_to=yesterday)
    scheduled = make_activity(provider, f"{SECRET} ieplānots", live=False)
    scheduled.go_live_at = now + timedelta(days=1)
    scheduled.save_revision().publish()


def make_closed(provider: ProviderPage) -> None:
    """What stands where nobody, or not everybody, may go."""
    catalogue = provider.get_parent().specific
    draft = make_provider(catalogue, f"{SECRET} rīkotājs", live=False)
    make_activity(draft, f"{SECRET} zem nepublicēta", live=False)
    closed = make_provider(catalogue, f"{SECRET} nams")
    make_activity(closed, f"{SECRET} zem slēgta")
    private = make_activity(provider, f"{SECRET} privāts")
    for page in (closed, private):
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def make_judged(provider: ProviderPage) -> None:
    """What editors have refused, or have hidden for want of a review."""
    make_groups()
    make_workflow()
    load_reasons()
    refused = make_activity(
        provider, f"{SECRET} noraidīts", live=False, by_arrangement=True, price=0
    )
    assert submit(refused, make_person("ilze", provider)) == []
    refused = ActivityPage.objects.get(pk=refused.pk)
    refused.current_workflow_task.on_action(
        refused.current_workflow_task_state,
        in_group("redaktore", EDITOR.name),
        "reject",
        reasons=[],
        remarks=[{"field": "price", "words": SECRET}],
    )
    hidden = make_activity(provider, f"{SECRET} paslēpts")
    today = timezone.localdate()
    hide(hidden, Review(activity=hidden, due=today), today)


def test_each_way_of_not_being_public(activity: ActivityPage, provider: ProviderPage) -> None:
    make_timed(provider)
    make_closed(provider)
    make_judged(provider)
    make_activity(provider, f"{SECRET} melnraksts", live=False)
    drafted = ActivityPage.objects.get(pk=activity.pk)
    drafted.name_lv = f"{SECRET} jauns nosaukums"
    drafted.save_revision()
    made()
    assert [one["title"]["lv"] for one in lines("activities")] == ["Upes pētnieki"]
    assert [one["name"]["lv"] for one in lines("providers")] == ["Tehnikas nams"]
    assert SECRET not in everything().decode()


def test_what_ceases_to_be_public_while_files_are_made_is_in_none_of_them(
    provider: ProviderPage, activity: ActivityPage
) -> None:
    going = make_activity(provider, f"{SECRET} aiziet")
    branch = make_provider(provider.get_parent().specific, f"{SECRET} rīkotājs")
    make_activity(branch, f"{SECRET} zem rīkotāja")

    def meanwhile(_done: int) -> None:
        going.unpublish()
        PageViewRestriction.objects.create(page=branch, restriction_type="login")

    assert make(meanwhile).rows["activities"] == 1
    assert [one["id"] for one in table("activities")] == [str(activity.public_id)]
    assert SECRET not in everything().decode()


def test_a_picture_that_is_withheld_has_no_address_in_them(activity: ActivityPage) -> None:
    picture = make_picture()
    activity.picture = picture
    activity.save()
    made()
    (row,) = lines("activities")
    assert row["picture"]["credit"] == "Testa fotogrāfs"
    (cells,) = table("activities")
    assert cells["picture_url"].startswith("https://norises.example/media/")
    assert cells["picture_licence"] == "cc0-1.0"
    withdraw(picture)
    made()
    assert lines("activities")[0]["picture"] is None
    assert table("activities")[0]["picture_credit"] == ""


@pytest.mark.usefixtures("activity")
def test_what_providers_do_not_show_is_not_in_them(provider: ProviderPage) -> None:
    provider.registration_number = "40003000001"
    provider.save()
    made()
    assert b"40003000001" not in everything()
