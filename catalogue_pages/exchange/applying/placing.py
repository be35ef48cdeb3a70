"""Places in the tree for many new pages: paths and addresses given out without asking each time."""

from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

_NAMELESS = "lapa"


class Places:
    """Gives out places; it is right as long as nobody else moves or makes pages meanwhile."""

    def __init__(self) -> None:
        self._parents: dict[int, Page] = {}
        self._last: dict[int, int] = {}
        self._slugs: dict[int, set[str]] = {}

    def give(self, page: Any, parent: Page) -> None:
        """Give a page its path and its address, last below a stored parent."""
        above = self._above(parent)
        page.slug = self._free_slug(above, page.title)
        self._last[above.pk] += 1
        page.depth = above.depth + 1
        page.path = Page._get_path(above.path, page.depth, self._last[above.pk])
        page.url_path = f"{above.url_path}{page.slug}/"

    def _above(self, parent: Page) -> Page:
        if parent.pk not in self._parents:
            stored = Page.objects.get(pk=parent.pk)
            last = stored.get_last_child()
            self._parents[parent.pk] = stored
            self._last[parent.pk] = Page._str2int(last.path[-Page.steplen :]) if last else 0
            children = stored.get_children().values_list("slug", flat=True)
            self._slugs[parent.pk] = set(children)
        return self._parents[parent.pk]

    def _free_slug(self, parent: Page, title: str) -> str:
        taken = self._slugs[parent.pk]
        base = slugify(title) or _NAMELESS
        slug, number = base, 1
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken.add(slug)
        return slug
