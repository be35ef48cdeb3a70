"""Names stand in the order of the Latvian alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text.collation import latvian_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["cirks", "cukurs", "čakls", "dārzs"],
        ["gaiss", "ģeogrāfija", "harmonija"],
        ["kino", "kuģis", "ķīmija", "lauks", "ļaudis", "mežs"],
        ["nams", "ņirbēt", "oga"],
        ["sala", "svece", "šahs", "tūre"],
        ["zinātne", "zvēri", "žagars"],
        ["kaza", "kāzas", "kazene"],
        ["abols", "Ābols", "abra"],
        ["7 brīnumi", "Astronomija"],
        ["ābele un āboli", "ābeles"],
        ["augi", "„Avene” skolā", "avots"],
        ["jā", "Jā", "jāņi"],
    ],
)
def test_order(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    backwards.sort(key=latvian_key)
    assert backwards == ordered


@given(st.lists(st.text(alphabet="aābcčCČ „-ž1", max_size=6), max_size=8))
def test_bytes_order_as_text_does(texts: list[str]) -> None:
    by_text = sorted(texts, key=latvian_key)
    by_bytes = sorted(texts, key=lambda text: latvian_key(text).encode())
    assert [latvian_key(text) for text in by_text] == [latvian_key(text) for text in by_bytes]
