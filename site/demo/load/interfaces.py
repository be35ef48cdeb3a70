"""The API's lists and details beside those of Wagtail's own API, on the same data, in one run."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median, quantiles
from typing import Any, Final

import brotli
from django.conf import settings

from catalogue_pages.activities.models import ActivityPage
from demo.load.requesting import Answer, Request, ask, ask_together
from demo.load.serving import serving
from search.selection import PAGE_SIZE

OURS: Final = "/api/v1/"
V2: Final = "/stock/v2/pages/"
V3: Final = "/stock/v3/pages/"
WORDS: Final = ("robotika", "programmesana", "astronomija", "bites+un+augi", "muzejs", "daba")
CARD: Final = (
    *("name_lv", "name_en", "summary_lv", "summary_en", "field", "kind", "formats", "grades"),
    *("municipality", "serves_all", "price", "price_unit", "duration_minutes", "group_min"),
    *("group_max", "picture", "demonstration", "public_id"),
)
"""The fields of a card as Wagtail's version 2 is asked for them."""
PAGES: Final = 5
"""How many pages of each list are asked in turns."""

Rounds = Callable[[Sequence["Case"], int], Iterable["Case"]]


class NothingToCompareError(Exception):
    """There are no activities, or no index; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class Case:
    """Requests of one kind, and what was measured of them so far (seconds)."""

    name: str
    title: str
    requests: Sequence[Request]
    rates: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """Requests a second (the median round), milliseconds, and kilobytes as sent."""
        return {
            "name": self.name,
            "title": self.title,
            "rps": round(median(self.rates), 1),
            "p50_ms": round(median(self.times) * 1000, 2),
            "p95_ms": round(quantiles(self.times, n=20, method="inclusive")[-1] * 1000, 2),
            "kb": round(median(self.sizes) / 1000, 1),
        }


RATIOS: Final = (
    ("list / Wagtail v3, bare", "list", "v3-list"),
    ("list / Wagtail v2, bare", "list", "v2-list"),
    ("list / Wagtail v2, a card's fields", "list", "v2-card"),
    ("detail / Wagtail v3", "detail", "v3-detail"),
    ("detail / Wagtail v2", "detail", "v2-detail"),
    ("list 304 / list", "list-304", "list"),
    ("detail 304 / detail", "detail-304", "detail"),
)
"""Which requests a second are divided by which."""


def measure(
    rounds: int, requests: int, connections: int, processes: int, shown: Rounds
) -> dict[str, Any]:
    """Ask everything in alternating rounds, so that whatever else the machine does meets all alike.

    `requests` are those of one case in a round. `shown` yields the cases, as often as told.
    """
    with serving("demo.load.stock_wsgi", processes) as port:
        cases = _cases(port)
        for case in cases:
            for _process in range(2 * processes):
                ask_together(port, case.requests, connections)
        for case in shown(cases, rounds):
            asked = list(islice(cycle(case.requests), len(case.times), len(case.times) + requests))
            seconds, answers = ask_together(port, asked, connections)
            case.rates.append(len(asked) / seconds)
            case.times.extend(one.seconds for one in answers)
            case.sizes.extend(len(one.body) for one in answers)
    return _result(cases, connections, processes)


def _result(cases: Sequence[Case], connections: int, processes: int) -> dict[str, Any]:
    rates = {case.name: median(case.rates) for case in cases}
    return {
        "activities": ActivityPage.objects.live().count(),
        "connections": connections,
        "processes": processes,
        "cases": [case.told() for case in cases],
        "ratios": {title: round(rates[one] / rates[other], 2) for title, one, other in RATIOS},
    }


def _cases(port: int) -> list[Case]:
    lists = [f"{OURS}activities?page={page}" for page in _pages()]
    identities = _identities(port)
    keys = [
        f"{ActivityPage.objects.values_list('pk', flat=True).get(public_id=one)}/"
        for one in identities
    ]
    details = [f"{OURS}activities/{one}" for one in identities]
    kind = f"type={ActivityPage._meta.label}&limit={PAGE_SIZE}"
    stock = [f"?{kind}&offset={(page - 1) * PAGE_SIZE}" for page in _pages()]
    words = [f"{OURS}activities?q={one}" for one in WORDS]
    return [
        Case("list", "list with facets", _asking(lists)),
        Case("list-lv", "list, one language", _asking([f"{one}&language=lv" for one in lists])),
        Case("list-words", "list with words", _asking(words)),
        Case("list-304", "list, 304", _unchanged(port, lists)),
        Case("detail", "detail", _asking(details)),
        Case("detail-304", "detail, 304", _unchanged(port, details)),
        Case("changes", "changes", _asking([f"{OURS}changes"])),
        Case("v3-list", "Wagtail v3, list, bare", _asking([f"{V3}{one}" for one in stock])),
        Case("v3-detail", "Wagtail v3, detail", _asking([f"{V3}{one}" for one in keys])),
        Case("v2-list", "Wagtail v2, list, bare", _asking([f"{V2}{one}" for one in stock])),
        Case(
            "v2-card",
            "Wagtail v2, list, a card's fields",
            _asking([f"{V2}{one}&fields={','.join(CARD)}" for one in stock]),
        ),
        Case("v2-detail", "Wagtail v2, detail", _asking([f"{V2}{one}" for one in keys])),
    ]


def _pages() -> range:
    """The pages that there are, by number."""
    there = -(-ActivityPage.objects.live().count() // PAGE_SIZE)
    return range(1, min(there, PAGES) + 1)


def _identities(port: int) -> list[str]:
    """The public ids of the activities on the first page."""
    (first,) = ask(port, _asking([f"{OURS}activities"]))
    found = [one["id"] for one in json.loads(_plain(first))["activities"]]
    if not found:
        raise NothingToCompareError(
            "The API lists no activity; `manage.py load_demo` or `index rebuild` may help."
        )
    return found


def _plain(answer: Answer) -> bytes:
    encoded = answer.headers.get("Content-Encoding") == "br"
    body: bytes = brotli.decompress(answer.body) if encoded else answer.body
    return body


def _asking(paths: Iterable[str]) -> list[Request]:
    return [Request(path, _headers()) for path in paths]


def _unchanged(port: int, paths: Sequence[str]) -> list[Request]:
    """The same with the tags of answers that were fetched before."""
    answers = ask(port, _asking(paths))
    return [
        Request(path, {**_headers(), "If-None-Match": one.headers["ETag"]}, status=304)
        for path, one in zip(paths, answers, strict=True)
    ]


def _headers() -> Mapping[str, str]:
    named = (host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", ".")))
    return {
        "Host": next(named, "localhost"),
        "Accept": "application/json",
        "Accept-Encoding": "br, gzip",
        "X-Forwarded-Proto": "https",
    }
