"""Made-up content of activities, with everything awkward that people write."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from hypothesis import strategies as st

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import VOCABULARIES, Municipality

AWKWARD: Final = (
    "=1+1", "+371 67000000", "-5 grādi", "@skola", "'=1", "''+x", "'", "\t=x", "a;b,c", '"pēdiņas"',
    "<p>nav iezīme</p>", "1 < 2 & 3", "&amp;", " atstarpes ", "e\u0304", "robots 🤖", "_x0041_",
    "viena\ndivas", "nulle\x0bmala", "all", "true", "1e5", "00012", "＝1", "–", "\u200bneredzams",
)  # fmt: skip
TEXT: Final = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\x00"),
        min_size=0,
        max_size=40,
    ),
)
NAME: Final = TEXT.map(lambda text: " ".join(text.split()) or "Norise").map(lambda text: text[:60])
_INLINE: Final = st.one_of(
    st.sampled_from(
        ["vārds", "&lt;b&gt;", "&amp;amp;", "<b>treknrakstā</b>", "<i>slīpi</i>", "<br/>", " ",
         '<a href="https://example.org/?a=1&amp;b=2">saite</a>', "=1", "-", "&#x27;", "&quot;",
         '<a linktype="page" id="1">mājas</a>', "\n", "'"]
    ),
)  # fmt: skip
_INSIDE: Final = st.lists(_INLINE, max_size=4).map("".join)
_BLOCK: Final = st.one_of(
    _INSIDE.map(lambda text: f"<p>{text}</p>"),
    _INSIDE.map(lambda text: f'<p data-block-key="abc12">{text}</p>'),
    st.lists(_INSIDE, min_size=1, max_size=3).map(
        lambda items: "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    ),
)
RICH: Final = st.lists(_BLOCK, max_size=3).map("".join)
_TEXTS: Final = (
    "topics", "search_synonyms", "venue_name", "price_includes", "accessibility_notes",
    "risk_notes",
)  # fmt: skip
_RICHES: Final = ("description", "pupils_do", "pupils_gain", "before_visit", "after_visit")
_SETS: Final = {
    "grades": "grade", "formats": "format", "languages": "language", "subjects": "subject",
    "learning_areas": "learning_area", "skills": "skill", "seasons": "season",
    "school_years": "school_year", "facilities": "facility", "accessibility": "accessibility",
    "municipalities_served": "municipality",
}  # fmt: skip
_WHOLE: Final = ("duration_minutes", "group_min", "group_max", "accompanying_adults", "visits")


def _some(strategy: st.SearchStrategy[Any], empty: Any = None) -> st.SearchStrategy[Any]:
    return st.one_of(st.just(empty), strategy)


def _codes(vocabulary: str) -> st.SearchStrategy[list[str]]:
    known = sorted(VOCABULARIES[vocabulary].objects.values_list("code", flat=True))
    return st.lists(st.sampled_from(known), unique=True, max_size=4)


def contents() -> st.SearchStrategy[dict[str, Any]]:
    """What the fields of one activity hold; needs the vocabularies."""
    both = [f"{name}_{code}" for name in _TEXTS for code in ("lv", "en")]
    rich = [f"{name}_{code}" for name in _RICHES for code in ("lv", "en")]
    return st.fixed_dictionaries(
        {
            "name_lv": NAME,
            "name_en": TEXT,
            "summary_lv": TEXT,
            "summary_en": TEXT,
            "external_id": st.booleans(),
            "kind": st.sampled_from(["workshop", "excursion"]),
            "field": st.sampled_from(["technology", "science"]),
            "municipality": _some(st.sampled_from(["riga", "cesu-novads", "varaklanu-novads"])),
            "latitude": _some(st.decimals("55.6", "58.1", places=5)),
            "longitude": _some(st.decimals("20.9", "28.3", places=5)),
            "price": _some(st.decimals("0", "999", places=2)),
            "price_unit": st.sampled_from(["pupil", "group"]),
            "covered": st.sampled_from([None, True, False]),
            "by_arrangement": st.booleans(),
            "serves_all": st.booleans(),
            "address": TEXT,
            "booking_url": _some(st.just("https://example.org/?q=%C4%81#a"), ""),
            "valid_from": _some(st.dates(date(2026, 1, 1), date(2028, 1, 1))),
            **dict.fromkeys(both, TEXT),
            **dict.fromkeys(rich, RICH),
            **dict.fromkeys(_WHOLE, _some(st.integers(0, 30_000))),
            **{name: _codes(vocabulary) for name, vocabulary in _SETS.items()},
        }
    )


def store(
    provider: ProviderPage, content: Mapping[str, Any], number: int, *, live: bool
) -> ActivityPage:
    """Make a page as the editor does; `live` publishes what a plain page may say, then drafts."""
    page = ActivityPage(name_lv=f"Norise {number}", summary_lv="Kas notiek.")
    _choose(page, {"kind": "workshop", "field": "technology"})
    page.grades = _terms("grade", ["4"])
    page.formats = _terms("format", ["at-provider"])
    if live:
        page = publish(provider, page)
    else:
        page.live = False
        provider.add_child(instance=page)
    for name, value in content.items():
        if name in ("kind", "field", "municipality"):
            _choose(page, {name: value})
        elif name in _SETS:
            setattr(page, name, _terms(_SETS[name], value))
        elif name == "external_id":
            page.external_id = f"ārpus-{number}".replace("ā", "a") if value else None
        else:
            setattr(page, name, _exact(value))
    page.save_revision(clean=False)
    return page


def _exact(value: Any) -> Any:
    return value.normalize() if isinstance(value, Decimal) and value == 0 else value


def _choose(page: ActivityPage, codes: Mapping[str, str | None]) -> None:
    for name, code in codes.items():
        model: Any = VOCABULARIES.get(name, Municipality)
        setattr(page, name, model.objects.get(code=code) if code else None)


def _terms(vocabulary: str, codes: list[str]) -> list[Any]:
    return list(VOCABULARIES[vocabulary].objects.filter(code__in=codes))
