"""Loading the vocabularies: whole, again and again, and never against an administrator."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from catalogue_pages.bilingual.reading import read
from catalogue_pages.vocabularies.loading import DATA, FILES, load
from catalogue_pages.vocabularies.models import VOCABULARIES, Kind, Municipality, Subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the project's files, to change."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def latvian(kind: str) -> str:
    return str(read(Kind.objects.get(code=kind), "label", "lv").value)


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_vocabulary_is_loaded_in_both_languages() -> None:
    load()
    assert set(FILES) == set(VOCABULARIES)
    for vocabulary, name in FILES.items():
        model: Any = VOCABULARIES[vocabulary]
        with (DATA / name).open(encoding="utf-8", newline="") as file:
            codes = [row["code"] for row in csv.DictReader(file)]
        assert set(model.objects.values_list("code", flat=True)) == set(codes), vocabulary
        assert not model.objects.filter(label_lv__in=["", None]).exists()
        assert not model.objects.filter(label_en__in=["", None]).exists()
    assert Subject.objects.get(code="physics").learning_area.code == "natural-sciences"
    assert str(Municipality.objects.get(code="varaklanu-novads").valid_to) == "2025-06-30"


def test_a_second_load_changes_nothing() -> None:
    created = load().count("created")
    report = load()
    assert (report.changes, report.unchanged) == ([], created)


def test_a_new_version_of_a_file_changes_what_nobody_touched(data: Path) -> None:
    load(data=data)
    rewrite(data / "kinds.csv", "Guided tour", "Excursion")
    report = load(data=data)
    assert [(one.code, one.what, one.columns) for one in report.changes] == [
        ("excursion", "updated", ("label_en",))
    ]
    assert str(read(Kind.objects.get(code="excursion"), "label", "en").value) == "Excursion"


def test_an_administrators_label_is_kept_until_forced(data: Path) -> None:
    load(data=data)
    kind = Kind.objects.get(code="excursion")
    Kind.objects.filter(pk=kind.pk).update(label_lv="Pārgājiens")
    rewrite(data / "kinds.csv", "Ekskursija", "Ekspedīcija")
    report = load(data=data)
    assert [(one.code, one.what, one.columns) for one in report.changes] == [
        ("excursion", "kept", ("label_lv",))
    ]
    assert latvian("excursion") == "Pārgājiens"
    load(data=data, force=True)
    assert latvian("excursion") == "Ekspedīcija"


def test_a_term_that_an_administrator_deleted_stays_away() -> None:
    load()
    Kind.objects.get(code="camp").delete()
    report = load()
    assert [(one.code, one.what) for one in report.changes] == [("camp", "deleted")]
    assert not Kind.objects.filter(code="camp").exists()
    load(force=True)
    assert Kind.objects.filter(code="camp").exists()


def test_an_own_term_is_left_alone() -> None:
    Kind.objects.create(code="expedition", label_lv="Ekspedīcija", label_en="Expedition")
    load()
    assert Kind.objects.filter(code="expedition").exists()


def test_a_dry_run_tells_and_changes_nothing() -> None:
    assert load(dry_run=True).count("created") > 100
    assert not Kind.objects.exists()
