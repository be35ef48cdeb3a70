"""What stands on paper and slides, measured in the files that a print shop would get."""

import csv
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.providers.models import ProviderPage
from demo.filling import DATA
from materials import content
from materials.documents import FORMATS
from materials.typesetting import typeset
from tests.materials.reading_pdf import MM, Field, Sheet
from tests.search.content import make_activity, make_catalogue, make_provider

pytestmark = pytest.mark.django_db
BLUE, YELLOW, PAPER = (0, 51, 153), (255, 204, 0), (251, 246, 238)
STATEMENTS: dict[Language, str] = {
    "lv": "Līdzfinansē Eiropas Savienība",
    "en": "Co-funded by the European Union",
}
HOUSE = {"Figtree", "BricolageGrotesque", "Ubuntu"}
XMP = {
    "part": "{http://www.aiim.org/pdfa/ns/id/}part",
    "level": "{http://www.aiim.org/pdfa/ns/id/}conformance",
    "ua": "{http://www.aiim.org/pdfua/ns/id/}part",
    "title": "{http://purl.org/dc/elements/1.1/}title",
}


def longest(file: str, column: str) -> list[str]:
    """The five longest entries of a column of the demonstration."""
    with (DATA / file).open(encoding="utf-8-sig", newline="") as rows:
        return sorted({row[column] for row in csv.DictReader(rows)}, key=len)[-5:]


def named(name: str, provider: str = "Tehnikas nams") -> ActivityPage:
    above = make_provider(make_catalogue(), provider)
    page = make_activity(above, name[:200], summary_lv="Skolēni būvē un mēra.", price=4)
    page.name_lv = name
    return page


def made(page: ActivityPage, file: str, language: Language = "lv") -> bytes:
    return typeset(FORMATS[file](content.of_activity(page, language)))


def squeezed(text: str) -> str:
    """Words as they are said, however the lines were broken."""
    return "".join(character for character in text if character not in " \u200b\u00ad\u2010-")


def flag(sheet: Sheet) -> Field:
    """The emblem's blue ground: there is one, drawn as a shape."""
    (found,) = [one for one in sheet.fields if one.colour == BLUE and one.right - one.left > 20]
    return found


def picture(sent: bytes) -> Image.Image:
    return Image.open(BytesIO(sent)).convert("RGB")


def ink_in(shown: Image.Image, box: tuple[float, float, float, float]) -> int:
    """How many colours there are in a part given in shares of width and height."""
    width, height = shown.size
    left, top, right, bottom = box
    part = shown.crop(
        (int(left * width), int(top * height), int(right * width), int(bottom * height))
    )
    return len(part.getcolors(maxcolors=1_000_000) or [])


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_poster_is_what_a_print_shop_asks_for(
    activity: ActivityPage, language: Language
) -> None:
    sheet = Sheet(made(activity, "plakats-a3.pdf", language))
    assert sheet.box("TrimBox") == pytest.approx((297, 420), abs=0.01)
    assert sheet.box("BleedBox") == pytest.approx((303, 426), abs=0.01)
    assert sheet.box("MediaBox") == pytest.approx((317, 440), abs=0.01)
    assert all(sheet.typefaces.values())
    assert {name.partition("-")[0] for name in sheet.typefaces} == HOUSE
    assert sheet.metadata[XMP["part"]] == "2"
    assert STATEMENTS[language] in " ".join(sheet.words.split())
    assert sheet.images == 0
    ground = flag(sheet)
    assert (ground.top - ground.bottom) / MM >= 10
    assert (ground.right - ground.left) / (ground.top - ground.bottom) == pytest.approx(1.5, 0.001)
    assert sum(one.colour == YELLOW for one in sheet.fields) >= 12


def test_the_posters_colour_reaches_beyond_what_is_trimmed(activity: ActivityPage) -> None:
    sheet = Sheet(made(activity, "plakats-a3.pdf"))
    ground = next(one for one in sheet.fields if one.colour == PAPER)
    edges = (ground.left, ground.bottom, ground.right, ground.top)
    assert [edge / MM for edge in edges] == pytest.approx([7, 7, 310, 433], abs=0.01)


@pytest.mark.parametrize("file", ["lapa-a4.pdf", "slaids.pdf"])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_what_is_read_on_a_screen_is_tagged_titled_and_in_a_language(
    activity: ActivityPage, file: str, language: Language
) -> None:
    sheet = Sheet(made(activity, file, language))
    said = sheet.metadata
    assert (said[XMP["part"]], said[XMP["level"]], said[XMP["ua"]]) == ("2", "A", "1")
    assert said[XMP["title"]] == "Upes pētnieki"
    assert str(sheet.file.Root.Lang) == language
    assert sheet.file.Root.MarkInfo.Marked
    assert sheet.file.Root.ViewerPreferences.DisplayDocTitle
    assert STATEMENTS[language] in " ".join(sheet.words.split())
    assert all(sheet.typefaces.values())
    ground = flag(sheet)
    assert (ground.top - ground.bottom) / MM >= 10


def test_sheet_and_slide_have_their_sizes(activity: ActivityPage) -> None:
    assert Sheet(made(activity, "lapa-a4.pdf")).box("MediaBox") == pytest.approx((210, 297), 0.001)
    width, height = Sheet(made(activity, "slaids.pdf")).box("MediaBox")
    assert width / height == pytest.approx(16 / 9, 0.001)
    assert picture(made(activity, "slaids.png")).size == (1920, 1080)


@pytest.mark.parametrize("name", longest("activities.csv", "title_lv"))
def test_the_longest_names_of_the_demonstration_fit(name: str) -> None:
    (provider,) = longest("providers.csv", "name_lv")[-1:]
    page = named(name, provider)
    for file in ("plakats-a3.pdf", "lapa-a4.pdf", "slaids.pdf"):
        sheet = Sheet(made(page, file))
        assert squeezed(name) in squeezed(sheet.words)
        assert squeezed(provider) in squeezed(sheet.words)
    _nothing_at_the_edges(page)


def _nothing_at_the_edges(page: ActivityPage) -> None:
    """Beside and below the words there is nothing but the ground."""
    poster = picture(made(page, "plakats-a3.png"))
    assert ink_in(poster, (0.94, 0.41, 1, 0.85)) == 1
    assert ink_in(poster, (0, 0.838, 1, 0.855)) == 1
    sheet = picture(made(page, "lapa-a4.png"))
    assert ink_in(sheet, (0.93, 0.33, 1, 0.84)) == 1
    slide = picture(made(page, "slaids.png"))
    assert ink_in(slide, (0.965, 0.02, 1, 0.79)) == 1
    share = picture(made(page, "kopigosanai.png"))
    assert ink_in(share, (0.62, 0.02, 0.645, 0.78)) == 1
    assert ink_in(share, (0, 0.1, 0.045, 0.78)) == 1


@pytest.mark.parametrize(
    "name",
    [
        ("Elektroenerģijas pašpatēriņa nodrošinājuma starpdisciplinārā darbnīca " * 4)[:250],
        "a" * 250,
        "1234567890" * 20,
        "Starpdisciplināreksperimentāldarbnīcuvadītājapmācība",
        "A",
    ],
)
def test_any_length_of_name_fits_whole(name: str) -> None:
    page = named(name)
    for file in ("plakats-a3.pdf", "lapa-a4.pdf", "slaids.pdf"):
        assert squeezed(name.strip()) in squeezed(Sheet(made(page, file)).words)
    _nothing_at_the_edges(page)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('"); #panic("x") \\ #read("data.json")', '"); #panic("x") \\ #read("data.json")'),
        ("*drosme* _un_ `kods` $x$ <b> @x // y", "*drosme* _un_ `kods` $x$ <b> @x // y"),
        ("<script>alert(1)</script> & co", "<script>alert(1)</script> & co"),
        ("Robo\x00ti\x07\u200b", "Robo ti"),
        ("\u202eabc\u2066 Roboti", "abc Roboti"),
        ("Roboti 🚀🤖", "Roboti"),
        ("Ce\u0301sis un Ķegums", "Césis un Ķegums"),
        ("שלום Roboti", "Roboti"),
    ],
)
def test_hostile_names_are_shown_as_words(activity: ActivityPage, name: str, shown: str) -> None:
    activity.name_lv = name
    for file in FORMATS:
        assert made(activity, file)
    said = " ".join(Sheet(made(activity, "plakats-a3.pdf")).words.split())
    assert squeezed(shown) in squeezed(said)
    assert STATEMENTS["lv"] in said


def test_a_name_that_no_typeface_can_show_leaves_the_sites_own(activity: ActivityPage) -> None:
    activity.name_lv = "🚀🚀"
    assert Sheet(made(activity, "lapa-a4.pdf")).metadata[XMP["title"]] == "Norišu katalogs"


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_share_picture_shows_the_emblem_at_its_place(
    activity: ActivityPage, language: Language
) -> None:
    shown = picture(made(activity, "kopigosanai.png", language))
    assert shown.size == (1200, 630)
    left, top, right, bottom = _bounds(shown, BLUE)
    assert (left, right) == pytest.approx((56, 56 + 114), abs=1.5)
    assert (right - left) / (bottom - top) == pytest.approx(1.5, 0.02)
    emblem = shown.crop((left, top, right, bottom))
    colours: Any = emblem.getcolors(100_000)
    by_count = [colour for _count, colour in sorted(colours, reverse=True)]
    assert by_count[:2] == [BLUE, YELLOW]


def _bounds(shown: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Where a colour stands in the lower left quarter, letters left out."""
    corner = shown.crop((0, 500, 172, 630))
    found = [
        (x, y + 500)
        for x in range(corner.width)
        for y in range(corner.height)
        if corner.getpixel((x, y)) == colour
    ]
    xs, ys = zip(*found, strict=True)
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def test_a_provider_an_operation_and_the_catalogue_have_them_all(provider: ProviderPage) -> None:
    from demo.filling import make_operation

    operation = make_operation()
    for said in (
        content.of_provider(provider, ["science"], "lv"),
        content.of_operation(operation, "lv"),
        content.of_site("en"),
    ):
        for file, order in FORMATS.items():
            assert typeset(order(said)), file


def test_what_is_fully_funded_says_so(activity: ActivityPage) -> None:
    from demo.filling import make_operation

    operation = make_operation()
    operation.rate = 100
    activity.funding_operation = operation
    words = " ".join(Sheet(made(activity, "plakats-a3.pdf")).words.split())
    assert "Finansē Eiropas Savienība" in words
    operation.rate = 0
    words = " ".join(Sheet(made(activity, "plakats-a3.pdf")).words.split())
    assert "Līdzfinansē Eiropas Savienība" in words


def test_the_ensemble_as_svg_is_vector_and_the_emblem_keeps_its_shape(
    activity: ActivityPage,
) -> None:
    svg = made(activity, "logotipi.svg").decode()
    assert "<image" not in svg
    assert "data:" not in svg
    sheet = Sheet(made(activity, "logotipi.pdf"))
    ground = flag(sheet)
    assert (ground.top - ground.bottom) / MM == pytest.approx(30, 0.01)
    assert ground.left / (ground.top - ground.bottom) == pytest.approx(0.5, 0.01)
