"""What stands at a place follows from the library of logos, by rule."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from catalogue_pages.identity import official
from catalogue_pages.identity.arrangement import Arrangement, Ground, Kind, Mark
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.identity.library import arrangement, drawing
from catalogue_pages.identity.logos import LogoFile
from tests.catalogue_pages.identity.drawings import TWELVE
from tests.catalogue_pages.identity.drawings import emblem as drawn
from tests.catalogue_pages.identity.making import make_ensemble, make_logo, svg

pytestmark = pytest.mark.django_db


def test_a_place_that_has_no_ensemble_shows_the_official_emblem_with_its_statement() -> None:
    shown = arrangement(Role.FOOTER, "lv")
    assert shown.emblem.svg == official.SVG
    assert shown.statement == "Līdzfinansē Eiropas Savienība"
    assert shown.others == ()
    assert arrangement(Role.FOOTER, "en", Decimal(100)).statement == "Funded by the European Union"


def test_logos_stand_by_kind_whatever_their_order_in_the_form() -> None:
    partner = make_logo("Partneris", Kind.PARTNER, svg())
    other = make_logo("Otrs", Kind.PARTNER, svg(fill="#000"))
    plan = make_logo("Plāns", Kind.PLAN, svg(fill="#111"))
    ministry = make_logo("Ministrija", Kind.MINISTRY, svg(fill="#222"))
    make_ensemble(Role.FOOTER, partner, ministry, plan, other)
    shown = arrangement(Role.FOOTER, "lv")
    assert [mark.name for mark in shown.others] == ["Plāns", "Ministrija", "Partneris", "Otrs"]
    assert arrangement(Role.HEADER, "lv").others == ()


def test_a_logo_that_is_not_to_be_had_is_named_and_not_drawn() -> None:
    plan = make_logo("Plāns", Kind.PLAN)
    make_ensemble(Role.FOOTER, plan)
    shown = arrangement(Role.FOOTER, "en")
    assert shown.others == ()
    assert shown.missing == ("Plāns (en)",)
    assert not plan.is_there()


def test_a_drawing_is_shown_while_it_is_valid() -> None:
    plan = make_logo("Plāns", Kind.PLAN, svg())
    make_ensemble(Role.FOOTER, plan)
    today = timezone.localdate()
    plan.files.update(valid_from=today - timedelta(days=2), valid_to=today - timedelta(days=1))
    file = plan.files.get()
    file.save()
    assert arrangement(Role.FOOTER, "lv").missing == ("Plāns",)
    assert arrangement(Role.FOOTER, "lv", day=today - timedelta(days=1)).missing == ()
    assert drawing(file.checksum) == file.svg.encode()


def test_a_dark_ground_takes_the_light_drawing_and_a_language_its_own() -> None:
    plan = make_logo("Plāns", Kind.PLAN, svg(), light=svg(fill="#fff"))
    LogoFile.objects.create(logo=plan, svg=svg(fill="#0a0"), language="en")
    make_ensemble(Role.FOOTER, plan)

    def shown(language: str, ground: Ground) -> bytes:
        (mark,) = arrangement(Role.FOOTER, language, ground=ground).others  # type: ignore[arg-type]
        return mark.svg

    assert shown("lv", Ground.WHITE) == svg().encode()
    assert shown("en", Ground.WHITE) == svg(fill="#0a0").encode()
    assert shown("lv", Ground.DARK) == svg(fill="#fff").encode()


def test_an_emblem_of_the_library_stands_for_the_one_that_ships() -> None:
    own = drawn(TWELVE).decode()
    make_logo("Emblēma", Kind.EMBLEM, own)
    assert arrangement(Role.FOOTER, "lv").emblem.svg == own.encode()


@pytest.mark.parametrize("ratio", [0.05, 0.5, 1.0, 1.5, 1.51, 4.0, 40.0])
def test_no_logo_is_higher_or_wider_than_the_emblem(ratio: float) -> None:
    mark = Mark(Kind.PARTNER, "Partneris", b"", ratio)
    assert mark.height <= 1
    assert mark.width <= 1.5
    assert mark.height == pytest.approx(1) or mark.width == pytest.approx(1.5)
    assert mark.width / mark.height == pytest.approx(ratio)


def test_an_ensemble_without_the_emblem_is_none() -> None:
    with pytest.raises(ValueError, match="unpack"):
        Arrangement.of("lv", Ground.WHITE, "", [Mark(Kind.PLAN, "Plāns", b"", 1.0)])
