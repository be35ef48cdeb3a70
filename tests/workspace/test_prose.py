"""Rich text is typed on as plain text, and nothing that an editor made is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workspace.answering.prose import can_be_typed, html_of

KEPT = [
    "<p>Skolēni būvē robotus.</p>",
    '<p data-block-key="a1">Viens</p><p data-block-key="b2">Divi</p>',
    "<p>Līdzi jāņem:</p><ul><li>cimdi</li><li>priekšauts</li></ul><p>Tiekamies!</p>",
    "<ol><li>mērām</li><li>zāģējam</li></ol>",
    "<p>Ļoti <b>svarīgi</b> un <i>skaisti</i>.</p>",
    '<p>Vairāk <a href="https://example.org/a?b=1&amp;c=2">mājaslapā</a>.</p>',
    '<p><a linktype="page" id="7">Raksts</a>, <a href="mailto:a@example.org">rakstiet</a>.</p>',
    "<p>Pirmā rinda<br/>otrā rinda</p>",
    "<p>2*3*4 un a_b_c, [iekavas] un **zvaigznes**</p>",
    "<p>5 &lt; 7 &amp; 8</p>",
]


@pytest.mark.parametrize("html", KEPT)
def test_what_an_editor_wrote_survives_typing(html: str) -> None:
    assert can_be_typed(html)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Virsraksts</h2><p>Teksts</p>",
        "<ul><li>viens<ul><li>iekšā</li></ul></li></ul>",
        '<p>Teksts</p><embed embedtype="image" id="1" format="left" alt=""/>',
        '<p><a href="javascript:alert(1)">spied</a></p>',
    ],
)
def test_what_marks_cannot_tell_is_not_typed_on(html: str) -> None:
    assert not can_be_typed(html)


def test_paragraphs_and_lists_are_made_of_plain_lines() -> None:
    typed = "Sveiki!\n\nLīdzi:\n- cimdi\n- maize\n\n1. ejam\n2) nākam"
    assert html_of(typed) == (
        "<p>Sveiki!</p><p>Līdzi:</p><ul><li>cimdi</li><li>maize</li></ul>"
        "<ol><li>ejam</li><li>nākam</li></ol>"
    )


def test_markup_that_is_typed_stays_text() -> None:
    assert html_of("<script>x</script> [a](javascript:x)") == (
        "<p>&lt;script&gt;x&lt;/script&gt; [a](javascript:x)</p>"
    )


def test_an_address_cannot_leave_its_attribute() -> None:
    assert '" onclick' not in html_of('[a](https://example.org/"onclick="x)')


@given(st.text(alphabet="ab *_[]()\\\n-1.<&ž", max_size=60))
def test_whatever_is_typed_can_be_typed_on(typed: str) -> None:
    html = html_of(typed)
    assert can_be_typed(html)
