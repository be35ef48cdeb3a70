"""A card as it is shown: what a teacher checks first, and once what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext

from catalogue_pages.bilingual.reading import Label, Language, label
from catalogue_pages.vocabularies.snapshot import Vocabularies
from presentation import wording
from presentation.covers.drawing import variant_of
from search.documents import Card, CardPicture
from search.results import Highlight, Hit


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in parts, each with whether it matched; `lang` only where the page's differs."""

    parts: Sequence[tuple[str, bool]]
    lang: str

    def __str__(self) -> str:
        return "".join(text for text, _matched in self.parts)


@dataclass(frozen=True, slots=True)
class CardFact:
    """One line of a card: the icon's name, what it is about, and what is known."""

    icon: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class CardView:
    """Everything that the card's template shows."""

    address: str
    title: Marked
    summary: Marked
    provider: Marked
    field: str
    field_label: Label
    facts: Sequence[CardFact]
    ask: str
    cover: int
    picture: CardPicture | None
    picture_text: Label
    demonstration: bool
    note: str = ""


def card_view(hit: Hit, vocabularies: Vocabularies, language: Language) -> CardView:
    """What a hit's card shows to a reader of `language`."""
    card = hit.card
    picture = card.picture if card.picture and card.picture.renditions else None
    return CardView(
        address=reverse("wagtail_serve", args=[card.path]),
        title=_marked(card.title[language], language, hit.highlights.get("title")),
        summary=_marked(card.summary[language], language, hit.highlights.get("summary")),
        provider=_marked(card.provider[language], language, None),
        field=card.field,
        field_label=vocabularies.label("field", card.field, language),
        facts=[*_distance(hit), *_facts(card, vocabularies, language)],
        ask=wording.unknown(
            wording.what_is_unknown(
                price_known=card.price is not None,
                duration_known=card.duration_minutes is not None,
                group_known=bool(card.group_min or card.group_max),
            )
        ),
        cover=variant_of(hit.id),
        picture=picture,
        picture_text=_alternative(picture, language),
        demonstration=card.demonstration,
        note=wording.only_in_other(
            [written for _text, written in (card.title[language], card.summary[language])], language
        ),
    )


def _marked(text: tuple[str, Language], language: Language, highlight: Highlight | None) -> Marked:
    words, own = text
    parts = highlight.parts if highlight else ((words, False),) if words else ()
    return Marked(parts, "" if own == language else own)


def _alternative(picture: CardPicture | None, language: Language) -> Label:
    if picture is None:
        return Label("", language)
    return label(picture.alternative_lv, picture.alternative_en, language)


def _distance(hit: Hit) -> list[CardFact]:
    if hit.distance_km is None:
        return []
    far = wording.distance(hit.distance_km, comes=hit.comes)
    return [CardFact("route", gettext("Distance in a straight line"), far)]


def _facts(card: Card, vocabularies: Vocabularies, language: Language) -> list[CardFact]:
    where = wording.places(
        card.municipalities, card.formats, vocabularies, language, serves_all=card.serves_all
    )
    facts = [
        CardFact(
            "grades", gettext("For whom"), wording.grades(card.grades, vocabularies, language)
        ),
        CardFact("place", gettext("Where"), where),
    ]
    if card.price is not None:
        amount = wording.price(Decimal(card.price), per_group=card.price_per_group)
        facts.append(CardFact("price", gettext("Price"), amount))
    if card.duration_minutes is not None:
        length = wording.duration(card.duration_minutes)
        facts.append(CardFact("clock", gettext("Length"), length))
    group = wording.group_size(card.group_min, card.group_max)
    if group:
        facts.append(CardFact("group", gettext("Group"), group))
    held_in = wording.languages(card.languages, vocabularies, language)
    facts.append(CardFact("language", gettext("Language"), held_in))
    return [fact for fact in facts if fact.value]
