"""Words in the other language than their page's, marked so that they are read out rightly."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from catalogue_pages.bilingual.reading import Label, Language, read
from catalogue_pages.vocabularies.models import Term


def term_label(term: Term, language: Language) -> Label:
    """What a term is called in `language`, or in the other one where that is empty."""
    found = read(term, "label", language)
    return Label(str(found.value or term.code), found.language or language)


def reworded(text: str, before: str) -> str:
    """`text` in the language of the label it was made from; plain when that was plain."""
    return Label(text, before.language) if isinstance(before, Label) else text


def marked(text: str, language: Language) -> SafeString:
    """A text as HTML for a page in `language`: a label of another one inside a marked span."""
    if isinstance(text, Label) and text.language != language:
        return format_html('<span lang="{}">{}</span>', text.language, str(text))
    return conditional_escape(text)


def joined(separator: str, texts: Iterable[str], language: Language) -> SafeString:
    """Texts as one line of HTML, each marked where it is in another language."""
    return format_html_join(separator, "{}", ((marked(text, language),) for text in texts))
