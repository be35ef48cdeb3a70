"""The vocabularies as files name them: by code, by the code in files, or by label."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from catalogue_pages.bilingual.reading import read
from catalogue_pages.exchange.files.faults import Unfit, nearest
from catalogue_pages.vocabularies.models import VOCABULARIES, Municipality, Term

LISTED_TERMS = 20
"""A fault lists a vocabulary's values when there are no more than this."""


class Terms:
    """All terms, read once for an import."""

    def __init__(self) -> None:
        self._by_code: dict[str, dict[str, Term]] = {}
        self._by_name: dict[str, dict[str, Term]] = {}
        for vocabulary, model in VOCABULARIES.items():
            terms = list(model.objects.all())
            self._by_code[vocabulary] = {term.code: term for term in terms}
            self._by_name[vocabulary] = _names(terms)
        self._by_key: dict[type[Term], dict[object, Term]] = {
            model: {term.pk: term for term in self._by_code[vocabulary].values()}
            for vocabulary, model in VOCABULARIES.items()
        }

    def __getitem__(self, vocabulary: str) -> Mapping[str, Term]:
        """The terms of a vocabulary by code."""
        return self._by_code[vocabulary]

    def code(self, model: type[Term], key: object) -> str | None:
        """The code of the term with a primary key; None when there is none any more."""
        term = self.by_key(model, key)
        return term.code if term is not None else None

    def by_key(self, model: type[Term], key: object) -> Term | None:
        """The term with a primary key; None when there is none any more."""
        return self._by_key[model].get(key)

    def find(self, vocabulary: str, text: str) -> Term:
        """The term that a file's cell names. Raises Unfit, with the nearest valid name."""
        term = self._by_name[vocabulary].get(text.casefold())
        if term is None:
            raise Unfit(self._expected(vocabulary), self._nearest(vocabulary, text))
        last_day = term.valid_to if isinstance(term, Municipality) else None
        if last_day is not None and last_day < date.today():  # noqa: DTZ011 - a day, not a moment
            raise Unfit(_("a municipality that still exists; this one did until %s") % last_day)
        return term

    def _nearest(self, vocabulary: str, text: str) -> str:
        names = self._by_name[vocabulary]
        found = nearest(text, names)
        return file_name(names[found]) if found else ""

    def _expected(self, vocabulary: str) -> str:
        terms = list(self._by_code[vocabulary].values())
        if len(terms) <= LISTED_TERMS:
            return _("one of %s") % ", ".join(map(_named, terms))
        return _("an official name, such as %s") % ", ".join(map(file_name, terms[:3]))


def file_name(term: Term) -> str:
    """What an exchanged file calls a term."""
    if isinstance(term, Municipality):
        return str(read(term, "label", "lv").value)
    return term.import_code or term.code


def _named(term: Term) -> str:
    """What a file calls a term, and what people call it where that is something else."""
    name, title = file_name(term), str(term)
    return name if name == title else f"{name} ({title})"


def _names(terms: list[Term]) -> dict[str, Term]:
    """Every name of every term, folded; where names meet, codes go before labels."""
    found: dict[str, Term] = {}
    for attribute in ("code", "import_code", "label_lv", "label_en"):
        for term in terms:
            name = getattr(term, attribute)
            if name:
                found.setdefault(name.casefold(), term)
    return found
