"""What a page says to machines, as they find it in its HTML."""

import json
from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Blocks(HTMLParser):
    """Collects blocks of data as a browser delimits them: a script ends at its end tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("type", "application/ld+json") in attrs
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def blocks(html: str) -> list[dict[str, Any]]:
    """Every block of data of a page."""
    parser = _Blocks()
    parser.feed(html)
    return [json.loads(text) for text in parser.found]


def said(client: Client, address: str) -> list[dict[str, Any]]:
    """What the page at an address says."""
    answer = client.get(address)
    assert answer.status_code == 200
    return blocks(answer.text)


def of_type(found: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """The one thing of a type."""
    (only,) = [
        one
        for one in found
        if kind in ([one["@type"]] if isinstance(one["@type"], str) else one["@type"])
    ]
    return only
