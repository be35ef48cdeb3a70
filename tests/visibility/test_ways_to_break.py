"""A page as it is passes every check; whatever is done to it is caught, and under its own rule."""

from collections import Counter
from itertools import chain
from time import monotonic

from playwright.sync_api import Page, Route

from catalogue_pages.identity.official import SVG
from tests.visibility.conftest import ACTIVITY
from tests.visibility.ways import WAYS, Way
from visibility.audit.judging.page import judge
from visibility.audit.measuring import Eye
from visibility.audit.verdicts import Asked, Outcome, Verdict
from visibility.audit.views import View, views_of
from visibility.limits import limits_in_force
from visibility.rules.projects import OF_PROJECTS
from visibility.rules.questions import OF_QUESTIONS
from visibility.rules.registry import RULES
from visibility.rules.rule import Limit, Medium

OWN_COOKIES = frozenset({"csrftoken", "sessionid"})


def looked_at(
    eye: Eye, view: View, limits: dict[str, Limit], axe: list[str] | None = None
) -> list[Verdict]:
    measures = eye.measure_shown(axe_rules=axe)
    return judge(measures, Asked(limits, view.medium, view.language, OWN_COOKIES))


def failed(verdicts: list[Verdict]) -> list[Verdict]:
    return [one for one in verdicts if one.outcome is Outcome.FAILED]


def view_for(way: Way, site: str) -> View:
    wanted = Medium.PRINT if way.prints else Medium.SCREEN
    return next(
        view
        for view in views_of(f"{site}/{way.path}")
        if view.medium is wanted
        and (way.prints or (view.width == way.width and view.dark == way.dark))
    )


def break_it(page: Page, way: Way) -> None:
    if way.css:
        page.add_style_tag(content=way.css)
    if way.script:
        page.evaluate(f"async () => {{ {way.script} }}")
    page.evaluate("document.fonts.ready.then(() => null)")


def route_emblem(page: Page, way: Way) -> None:
    """Serve the emblem's file as the way rewrites it, and hosts elsewhere from nowhere.

    Only where it is needed: a browser whose requests are routed keeps nothing in its cache.
    """
    page.unroute_all()
    if way.rule == "P1":
        page.route("**/*.example/**", lambda route: route.abort())
    if (rewrite := way.svg) is not None:
        official = SVG.decode()
        assert rewrite(official) != official, way.name

        def answer(route: Route) -> None:
            route.fulfill(body=rewrite(official), content_type="image/svg+xml")

        page.route("**/eu*.svg", answer)


def test_an_untouched_site_fails_nothing(eye: Eye, served: str) -> None:
    limits = limits_in_force()
    found: dict[str, list[Verdict]] = {}
    counted: Counter[Outcome] = Counter()
    for path in ("", "katalogs/", ACTIVITY, "konts/pieslegties/", "nekur/"):
        for view in chain(views_of(f"{served}/lv/{path}"), views_of(f"{served}/en/{path}")):
            measures = eye.measure(view)
            verdicts = judge(measures, Asked(limits, view.medium, view.language, OWN_COOKIES))
            counted.update(one.outcome for one in verdicts)
            if wrong := failed(verdicts):
                found[view.said()] = wrong
    for view_said, wrong in found.items():
        print(view_said, *(f"{one.rule}: {one.measured} (due {one.due})" for one in wrong))  # noqa: T201
    print(dict(counted), {part: round(took, 1) for part, took in eye.seconds.items()})  # noqa: T201
    assert found == {}
    assert counted[Outcome.INCOMPLETE] == 0


def test_each_way_to_break_is_caught_under_its_rule(eye: Eye, served: str) -> None:
    limits, begun = limits_in_force(), monotonic()
    caught: dict[str, set[str]] = {}
    for way in WAYS:
        view = view_for(way, served)
        route_emblem(eye.page, way)
        eye.open(view.address)
        eye.show(view)
        break_it(eye.page, way)
        verdicts = looked_at(eye, view, limits, [] if way.axe else None)
        caught[way.name] = {one.rule for one in failed(verdicts)}
        shown = next((one for one in failed(verdicts) if one.rule == way.rule), None)
        measured = f"{shown.measured} (due {shown.due})" if shown else "NOT CAUGHT"
        print(f"{way.rule:<9}{way.name:<40}{measured}")  # noqa: T201
    print(f"{len(WAYS)} ways, {monotonic() - begun:.0f} s")  # noqa: T201
    wrong = {way.name: caught[way.name] for way in WAYS if way.rule not in caught[way.name]}
    assert wrong == {}
    others = {way.name: caught[way.name] - {way.rule} - way.also for way in WAYS}
    assert {name: rules for name, rules in others.items() if rules} == {}


def test_there_is_a_way_to_break_every_rule_of_pages() -> None:
    pages, elsewhere = {Medium.SCREEN, Medium.PRINT}, (*OF_PROJECTS, *OF_QUESTIONS)
    measured = {rule.id for rule in RULES.values() if rule.applies_to & pages}
    assert {way.rule for way in WAYS} == measured - {rule.id for rule in elsewhere}
    assert len({way.name for way in WAYS}) == len(WAYS)


def test_an_emblem_that_moves_after_it_was_measured_is_photographed_where_it_is(
    eye: Eye, served: str
) -> None:
    view = next(view for view in views_of(f"{served}/lv/") if view.medium is Medium.SCREEN)
    limits = limits_in_force()
    eye.show(view)
    eye.page.evaluate("""() => {
      const grows = document.createElement("div");
      document.querySelector("main").append(grows);
      addEventListener("scroll", () => { grows.style.blockSize = "200px"; }, { once: true });
    }""")
    assert failed(looked_at(eye, view, limits)) == []
    grown = eye.page.locator("main > div").last.bounding_box()
    assert grown is not None
    assert grown["height"] == 200
