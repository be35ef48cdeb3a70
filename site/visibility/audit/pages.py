"""Pages looked at in all their views and judged, by several browsers side by side."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from django.utils.translation import get_language, override

from visibility.audit.auditing import Audited, photographed
from visibility.audit.judging.page import judge
from visibility.audit.measuring import Eye, browsing
from visibility.audit.verdicts import Asked, Limits
from visibility.audit.views import views_of


@dataclass(frozen=True, slots=True)
class Pages:
    """What is asked of pages: the limits in force, and the cookies that the site may set.

    `progress` is told of each view that was looked at.
    """

    limits: Limits
    own_cookies: frozenset[str]
    progress: Callable[[], object]

    def look(self, audited: Audited, eye: Eye, address: str) -> None:
        """Look at all views of an address. Raises UnreachableError where nothing answers."""
        for view in views_of(address):
            measures = eye.measure(view)
            asked = Asked(self.limits, view.medium, view.language, self.own_cookies)
            audited.note_view(view, judge(measures, asked), lambda box: photographed(eye, box))
            self.progress()


def audit_pages(audited: Audited, addresses: Sequence[str], pages: Pages, browsers: int) -> None:
    """Look at all views of the addresses, and add what comes of it.

    Each of the browsers takes the next address that none has taken. Raises NoBrowserError, and
    UnreachableError where nothing answers: then no further address is looked at.
    """
    language, waiting = get_language(), SimpleQueue[str]()
    for address in addresses:
        waiting.put(address)

    def work() -> None:
        try:
            with override(language), browsing() as page:
                eye = Eye(page)
                for address in _taken(waiting):
                    pages.look(audited, eye, address)
                audited.note_seconds(eye.seconds)
        except BaseException:
            deque(_taken(waiting), maxlen=0)
            raise

    number = max(1, min(browsers, len(addresses)))
    with ThreadPoolExecutor(number) as threads:
        for working in [threads.submit(work) for _number in range(number)]:
            working.result()


def _taken(waiting: SimpleQueue[str]) -> Iterator[str]:
    with suppress(Empty):
        while True:
            yield waiting.get_nowait()
