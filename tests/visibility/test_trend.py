"""How audits went is drawn above their list: with none, with one, with many."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from people.roles import AUDITOR
from tests.persons import client_of
from visibility.audits import AuditRun
from visibility.trend import HEIGHT, MARGIN, NEWEST, WIDTH

LIST = reverse("wagtailsnippets_visibility_auditrun:list")


def make_runs(*failed: int) -> None:
    for number in failed:
        AuditRun.objects.create(
            views=7, passed=280, failed_must=number, failed_others=0, incomplete=3
        )


def drawings() -> list[Any]:
    page = BeautifulSoup(client_of(AUDITOR.name).get(LIST).content, "html.parser")
    return list(page.select("svg.trend__drawing"))


def points(drawing: Any) -> list[tuple[float, float]]:
    pairs = str(drawing.select_one("polyline")["points"]).split()
    return [(float(one.split(",")[0]), float(one.split(",")[1])) for one in pairs]


@pytest.mark.django_db
def test_without_an_audit_nothing_is_drawn() -> None:
    assert drawings() == []


@pytest.mark.django_db
def test_one_audit_is_a_point_in_the_middle() -> None:
    make_runs(2)
    must, others, incomplete = drawings()
    assert points(must) == [(WIDTH / 2, MARGIN)]
    assert points(others) == [(WIDTH / 2, HEIGHT - MARGIN)]
    assert str(incomplete["aria-label"]) == "Incomplete, from the oldest audit to the newest: 3"


@pytest.mark.django_db
def test_many_audits_run_from_the_oldest_to_the_newest_on_a_scale_from_nought() -> None:
    make_runs(99, *range(NEWEST - 1), 0)
    must = drawings()[0]
    told = str(must["aria-label"]).rpartition(": ")[2].split(", ")
    assert told == [*(str(number) for number in range(NEWEST - 1)), "0"]
    drawn = points(must)
    assert len(drawn) == NEWEST
    assert [drawn[0][0], drawn[-1][0]] == [MARGIN, WIDTH - MARGIN]
    bottom = HEIGHT - MARGIN
    assert [down for _across, down in (drawn[0], drawn[-2], drawn[-1])] == [bottom, MARGIN, bottom]
