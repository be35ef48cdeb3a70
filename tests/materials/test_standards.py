"""PDF files keep the standards that they claim: judged by veraPDF, which is none of ours."""

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from materials import content
from materials.documents import FORMATS
from materials.typesetting import typeset
from tests.servers.verapdf import judged

CLAIMED = {
    "plakats-a3.pdf": {"2b"},
    "logotipi.pdf": {"2b"},
    "lapa-a4.pdf": {"2a", "ua1"},
    "slaids.pdf": {"2a", "ua1"},
}
"""What is printed is PDF/A-2b; what people read on a screen is PDF/A-2a and PDF/UA-1 besides."""


@pytest.mark.django_db
def test_every_pdf_is_what_it_says(activity: ActivityPage, tmp_path: Path) -> None:
    languages: tuple[Language, ...] = ("lv", "en")
    due = set()
    for language in languages:
        for file, standards in CLAIMED.items():
            made = tmp_path / f"{language}-{file}"
            made.write_bytes(typeset(FORMATS[file](content.of_activity(activity, language))))
            due |= {(made.name, standard, "PASS") for standard in standards}
    assert set(judged(sorted(tmp_path.iterdir()))) == due
    assert CLAIMED.keys() == {file for file in FORMATS if file.endswith(".pdf")}


@pytest.mark.django_db
def test_a_file_that_only_claims_it_is_found_out(activity: ActivityPage, tmp_path: Path) -> None:
    made = typeset(FORMATS["lapa-a4.pdf"](content.of_activity(activity, "lv")))
    with Pdf.open(BytesIO(made)) as altered:
        del altered.Root.StructTreeRoot
        altered.save(tmp_path / "altered.pdf")
    assert judged([tmp_path / "altered.pdf"]) == [
        ("altered.pdf", "2a", "FAIL"),
        ("altered.pdf", "ua1", "FAIL"),
    ]
