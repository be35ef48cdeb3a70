"""Filling in the admin's forms as a browser does: what the page holds, changed in some fields."""

from typing import Any

from bs4 import BeautifulSoup, Tag


def form_of(response: Any) -> dict[str, Any]:
    """Return what a browser would send back for the page's edit form, unchanged."""
    page = BeautifulSoup(response.content, "html.parser")
    for template in page.find_all(["template", "script"]):
        template.decompose()
    form = page.find(lambda tag: tag.has_attr("data-edit-form"))
    assert isinstance(form, Tag), "the page has an edit form"
    sent: dict[str, Any] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name = str(field.get("name") or "")
        if name and not field.has_attr("disabled"):
            for value in _values(field):
                sent.setdefault(name, []).append(value)
    for column in ("body_lv", "body_en"):
        sent.setdefault(f"{column}-count", ["0"])
    return sent


def _values(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        chosen = field.find_all("option", selected=True)
        return [str(option["value"]) for option in chosen]
    if field.get("type") in ("checkbox", "radio"):
        return [str(field.get("value", "on"))] if field.has_attr("checked") else []
    return [] if field.get("type") in ("submit", "file") else [str(field.get("value", ""))]


def errors_at(response: Any, field: str) -> str:
    """Return the message that the page shows at a field; empty when there is none."""
    page = BeautifulSoup(response.content, "html.parser")
    place = page.select_one(f'[data-contentpath="{field}"]')
    message = place.find(class_="error-message") if isinstance(place, Tag) else None
    return " ".join(message.get_text().split()) if isinstance(message, Tag) else ""
