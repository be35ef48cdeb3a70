"""Two providers' pages, and somebody who edits."""

import pytest

from people.groups import make_groups
from people.models import User
from people.roles import EDITOR
from tests.editorial.tools.asking import Written
from tests.persons import in_group
from tests.search.content import make_activity, make_catalogue, make_provider


@pytest.fixture
def written(db: None) -> Written:
    make_groups()
    catalogue = make_catalogue()
    live = make_activity(make_provider(catalogue, "Muzejs"), "Robotikas darbnīca")
    live.summary_lv = "Vēl nepublicēts"
    live.save_revision()
    draft = make_activity(make_provider(catalogue, "Observatorija"), "Zvaigžņu vakars", live=False)
    draft.save_revision()
    return Written(live, draft)


@pytest.fixture
def editor(written: Written) -> User:
    return in_group("redaktore", EDITOR.name)
