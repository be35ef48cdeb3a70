"""What an editor may write, and who may write it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client

from people.groups import make_groups
from people.models import User
from people.roles import ADMINISTRATOR, COMMUNICATIONS, EDITOR
from search.synonyms.models import SynonymGroup
from tests.catalogue_pages.forms import errors_at, form_of
from tests.search.synonyms.conftest import address, make, sign_in

pytestmark = pytest.mark.django_db

LONG = "\n".join(f"vārds{chr(97 + n)}pa" for n in range(21))


def refused(editor: Client, words: str, leads_to: str = "", language: str = "lv") -> dict[str, str]:
    """What the form says at its fields."""
    sent = {"language": language, "words": words, "leads_to": leads_to}
    before = SynonymGroup.objects.count()
    response = editor.post(address("add"), sent)
    assert SynonymGroup.objects.count() - before == (response.status_code == 302)
    if response.status_code == 302:
        return {}
    said = {field: errors_at(response, field) for field in ("words", "leads_to")}
    return {field: text for field, text in said.items() if text}


@pytest.mark.parametrize(
    ("words", "leads_to", "field", "part"),
    [
        ("", "", "words", "nepieciešams"),
        ("skudra", "", "words", "nav sinonīma"),
        ("skudra\nskudra", "", "words", "divreiz"),
        ("skudra\nskudrām", "", "words", "„skudrām”"),
        ("skudra\nk", "", "words", "„k”"),
        ("skudra\n7", "", "words", "„7”"),
        ("skudra\nun", "", "words", "„un”"),
        ("skudra\nNodarbības", "", "words", "„Nodarbības”"),
        ("skudra\nnodarbības bērniem", "", "words", "„nodarbības bērniem”"),
        ("skudra", "ar", "leads_to", "„ar”"),
        ("skudra", "kukainis\nSkudras", "leads_to", "„Skudras”"),
        ("skudra\n" + "garš " * 6, "", "words", "par garu"),
        ("skudra\n" + "g" * 61, "", "words", "par garu"),
        (LONG, "", "words", "20"),
    ],
)
def test_what_would_ruin_searches_is_refused_at_its_field(
    editor: Client, words: str, leads_to: str, field: str, part: str
) -> None:
    said = refused(editor, words, leads_to)
    assert list(said) == [field]
    assert part in said[field]


@pytest.mark.parametrize(
    ("words", "leads_to", "part"),
    [
        ("skudras\nantiņa", "", "skudra, murvējs"),
        ("skudra", "murvējs", "skudra, murvējs"),
        ("lapsenes", "kode", "lapsene → kukainis"),
        ("kukainis", "lapsene", "lapsene → kukainis"),
        ("kukaiņi\nlapsene", "", "lapsene → kukainis"),
    ],
)
def test_a_word_in_two_groups_that_contradict_is_told_with_the_other_group(
    editor: Client, words: str, leads_to: str, part: str
) -> None:
    make("skudra\nmurvējs")
    make("lapsene", leads_to="kukainis")
    said = refused(editor, words, leads_to)
    assert list(said) == ["words"]
    assert part in said["words"]


@pytest.mark.parametrize(
    ("words", "leads_to", "language"),
    [
        ("skudra", "kukainis", "lv"),
        ("bite\nkode", "", "lv"),
        ("bite", "kukainis, lapsene", "lv"),
        ("3d druka, mi", "", "lv"),
        ("ant\nemmet", "", "en"),
        ("skudra\nemmet", "", "en"),
        ("100 % zaļš\n{zaļš}", "", "lv"),
    ],
)
def test_what_contradicts_nothing_is_saved(
    editor: Client, words: str, leads_to: str, language: str
) -> None:
    make("skudra\nmurvējs")
    make("lapsene", leads_to="kukainis")
    assert refused(editor, words, leads_to, language) == {}


def test_percent_signs_and_braces_are_words_like_others(editor: Client) -> None:
    make("100 %s zaļš\n{tīrs}")
    assert "100 %s zaļš" in refused(editor, "{tīrs}\n%(group)s")["words"]


def test_what_is_written_is_kept_a_line_each(editor: Client) -> None:
    assert refused(editor, " skudra ;  skudru   pūznis,\n\n") == {}
    assert SynonymGroup.objects.get().words == "skudra\nskudru pūznis"


def test_a_group_may_be_saved_again_unchanged(editor: Client) -> None:
    group = make("skudra\nmurvējs")
    form = form_of(editor.get(address("edit", group.pk)))
    assert editor.post(address("edit", group.pk), form).status_code == 302


def test_the_list_is_searched(editor: Client) -> None:
    make("skudra\nmurvējs")
    make("lapsene", leads_to="kukainis")
    page = BeautifulSoup(editor.get(address("list"), {"q": "kukain"}).content, "html.parser")
    assert page.find(string=lambda text: bool(text) and "lapsene → kukainis" in text)
    assert not page.find(string=lambda text: bool(text) and "murvējs" in text)


ACTIONS = ("list", "add", "edit", "delete", "preview_on_add", "preview_on_edit")


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("visitor", False),
        ("no group", False),
        (COMMUNICATIONS.name, False),
        (EDITOR.name, True),
        (ADMINISTRATOR.name, True),
        ("all", True),
    ],
)
@pytest.mark.parametrize("action", ACTIONS)
def test_editors_keep_them_and_nobody_else(role: str, allowed: bool, action: str) -> None:
    make_groups()
    group = make("skudra\nmurvējs")
    client = Client()
    if role != "visitor":
        user = User.objects.create_user("kāds", is_superuser=role == "all")
        user.groups.set(Group.objects.filter(name=role))
        client = sign_in(user)
    of_one = action in {"edit", "delete", "preview_on_edit"}
    response = client.get(address(action, *([group.pk] if of_one else [])))
    assert (response.status_code == 200) is allowed
