"""The library of logos and the ensembles, kept in memory: what stands at a place today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils import timezone

from catalogue_pages.bilingual.reading import LANGUAGES, Language, read
from catalogue_pages.changes.editions import Kept
from catalogue_pages.identity import official
from catalogue_pages.identity.arrangement import Arrangement, Ground, Kind, Mark
from catalogue_pages.identity.ensembles import Ensemble, Role
from catalogue_pages.identity.logos import Logo, LogoFile, Variant
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement

EDITION: Final = "identity"
_VARIANTS: Final = {
    Ground.WHITE: (Variant.COLOUR, Variant.DARK),
    Ground.COLOUR: (Variant.COLOUR, Variant.DARK),
    Ground.DARK: (Variant.LIGHT, Variant.COLOUR),
}
"""Which drawings suit a ground, the best first; one in colour suits every ground."""


@dataclass(frozen=True, slots=True)
class _File:
    language: str
    variant: str
    svg: bytes
    checksum: str
    ratio: float
    clear_space: float
    valid_from: date | None
    valid_to: date | None

    def is_valid(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class _Logo:
    kind: Kind
    name: Mapping[Language, str]
    files: tuple[_File, ...]

    def drawn(self, variants: Sequence[Variant], language: Language, day: date) -> Mark | None:
        """It as the first of these variants that is to be had; None where none is."""
        suiting = [
            file
            for file in self.files
            if file.is_valid(day) and file.language in {"", language} and file.variant in variants
        ]
        if not suiting:
            return None
        best = min(
            suiting, key=lambda file: (variants.index(Variant(file.variant)), file.language == "")
        )
        return Mark(
            self.kind, self.name[language], best.svg, best.ratio, best.clear_space, best.checksum
        )


@dataclass(frozen=True, slots=True)
class _Library:
    all: Mapping[int, _Logo]
    grounds: Mapping[str, Ground]
    logos: Mapping[str, tuple[_Logo, ...]]
    drawings: Mapping[str, bytes]


def arrangement(
    role: Role,
    language: Language,
    rate: Decimal = PROGRAMME_RATE,
    ground: Ground | None = None,
    day: date | None = None,
) -> Arrangement:
    """What stands at a place, in a language, for the Union's share `rate` (%).

    `ground` stands in for the one that the place has; `day` for today.
    """
    library, today = kept.get(), day or timezone.localdate()
    chosen = ground or library.grounds.get(role, Ground.WHITE)
    logos = library.logos.get(role, ())
    return _arranged(library, logos, language, chosen, rate, today)


def previewed(ensemble: Ensemble, language: Language, ground: Ground) -> Arrangement:
    """What an ensemble would show that is being edited."""
    library, today = kept.get(), timezone.localdate()
    chosen = [library.all[one.logo_id] for one in ensemble.logos.all() if one.logo_id]
    return _arranged(library, chosen, language, ground, PROGRAMME_RATE, today)


def drawing(checksum: str) -> bytes | None:
    """A drawing of the library by its checksum, valid today or not; None when there is none."""
    return kept.get().drawings.get(checksum)


def _arranged(
    library: _Library,
    logos: Iterable[_Logo],
    language: Language,
    ground: Ground,
    rate: Decimal,
    day: date,
) -> Arrangement:
    marks, missing = [_emblem(library, language, day)], []
    for logo in logos:
        if logo.kind is Kind.EMBLEM:
            continue
        mark = logo.drawn(_VARIANTS[ground], language, day)
        if mark is None:
            missing.append(logo.name[language])
        else:
            marks.append(mark)
    return Arrangement.of(language, ground, statement(rate, language), marks, missing)


def _emblem(library: _Library, language: Language, day: date) -> Mark:
    """The emblem in colour of the library, or else the official file."""
    emblems = (logo for logo in library.all.values() if logo.kind is Kind.EMBLEM)
    marks = (logo.drawn((Variant.COLOUR,), language, day) for logo in emblems)
    return next((mark for mark in marks if mark is not None), None) or official.emblem(language)


def _build() -> _Library:
    files: dict[int, list[_File]] = defaultdict(list)
    for file in LogoFile.objects.all():
        files[file.logo_id].append(_file(file))
    logos = {logo.pk: _logo(logo, files[logo.pk]) for logo in Logo.objects.all()}
    ensembles = list(Ensemble.objects.prefetch_related("logos"))
    return _Library(
        all=logos,
        grounds={one.role: Ground(one.ground) for one in ensembles},
        logos={
            one.role: tuple(logos[each.logo_id] for each in one.logos.all()) for one in ensembles
        },
        drawings={file.checksum: file.svg for several in files.values() for file in several},
    )


def _file(file: LogoFile) -> _File:
    return _File(
        language=file.language,
        variant=file.variant,
        svg=file.svg.encode(),
        checksum=file.checksum,
        ratio=file.drawing.ratio,
        clear_space=file.clear_space,
        valid_from=file.valid_from,
        valid_to=file.valid_to,
    )


def _logo(logo: Logo, files: list[_File]) -> _Logo:
    names = {code: str(read(logo, "name", code).value or "") for code in LANGUAGES}
    return _Logo(Kind(logo.kind), names, tuple(files))


kept: Kept[_Library] = Kept(EDITION, _build)
