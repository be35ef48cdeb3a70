"""Importing providers: found by registration number or by name, and never against people."""

from catalogue_pages.providers.models import ProviderPage
from tests.catalogue_pages.exchange.files import Importing, csv_bytes, row, stored

MUSEUM = {
    "name_lv": "Tehnikas nams",
    "name_en": "House of Technology",
    "provider_type": "museum",
    "registration_number": "40001234567",
    "municipality": "Cēsu novads",
    "description_lv": "Nams ar darbnīcām.",
    "description_en": "A house with workshops.",
    "email": "nams@example.org",
    "website": "https://example.org",
}


def provider() -> ProviderPage:
    page: ProviderPage = ProviderPage.objects.get()
    return page


def test_a_row_becomes_a_published_provider(importing_providers: Importing) -> None:
    report = importing_providers(csv_bytes([MUSEUM]), "--demonstration")
    assert (report["created"], report["failed"]) == (1, "")
    page = provider()
    assert page.live
    assert page.demonstration
    assert (page.title, page.name_en, page.slug) == (
        "Tehnikas nams",
        "House of Technology",
        "tehnikas-nams",
    )
    assert page.description_lv == "<p>Nams ar darbnīcām.</p>"
    assert getattr(page.municipality, "code", None) == "cesu-novads"
    assert (page.email, page.website) == ("nams@example.org", "https://example.org")


def test_a_second_import_changes_nothing(importing_providers: Importing) -> None:
    importing_providers(csv_bytes([MUSEUM]))
    before = stored()
    assert importing_providers(csv_bytes([MUSEUM]))["unchanged"] == 1
    assert stored() == before


def test_the_registration_number_finds_a_renamed_provider(importing_providers: Importing) -> None:
    importing_providers(csv_bytes([MUSEUM]))
    report = importing_providers(csv_bytes([{**MUSEUM, "name_lv": "Tehnikas muzejs"}]))
    assert (report["created"], report["updated"]) == (0, 1)
    assert provider().title == "Tehnikas muzejs"


def test_two_providers_of_one_name_are_told_apart_by_number(
    importing_providers: Importing, importing: Importing
) -> None:
    other = {**MUSEUM, "registration_number": "40009999999"}
    importing_providers(csv_bytes([MUSEUM]))
    importing_providers(csv_bytes([other]))
    assert ProviderPage.objects.count() == 2
    report = importing(csv_bytes([row()]))
    assert report["faults"][0]["column"] == "provider_name_lv"
    assert "registration number" in report["faults"][0]["expected"]
    found = importing(csv_bytes([{**row(), "provider_registration_number": "40009999999"}]))
    assert (found["created"], found["providers_created"]) == (1, [])


def test_what_an_editor_changed_is_kept(importing_providers: Importing) -> None:
    importing_providers(csv_bytes([MUSEUM]))
    page = provider()
    page.email = "jauns@example.org"
    page.save_revision().publish()
    report = importing_providers(csv_bytes([{**MUSEUM, "email": "cits@example.org"}]))
    assert [one["field"] for one in report["kept"]] == ["email"]
    assert provider().email == "jauns@example.org"


def test_faults_are_named(importing_providers: Importing) -> None:
    before = stored()
    faulty = {**MUSEUM, "registration_number": "123", "email": "nams", "website": "ftp://x"}
    report = importing_providers(csv_bytes([faulty]))
    assert [(fault["line"], fault["column"]) for fault in report["faults"]] == [
        (2, "registration_number"),
        (2, "email"),
        (2, "website"),
    ]
    assert stored() == before
