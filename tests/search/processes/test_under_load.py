"""A rebuild and the way back while visitors read and editors write: nobody notices."""

import sys
from pathlib import Path

import pytest

from tests.search.processes.programs import checked, editors, index, start
from tests.search.processes.visitors import ALONE, FEW, MANY, Crowd, Visitors, serving


@pytest.mark.parametrize(
    ("rounds", "crowd"), [(1, FEW), pytest.param(5, MANY, marks=pytest.mark.long)]
)
def test_nobody_notices_a_rebuild_or_the_way_back(
    rounds: int,
    crowd: Crowd,
    environment: dict[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    environment = environment | ALONE
    with editors(environment, pause=crowd.pause) as editing:
        index("rebuild", environment)
        worker = start("manage.py", "index", "work", environment=environment)
        try:
            with (
                serving(environment, tmp_path / "site.log") as port,
                Visitors(port, crowd.readers) as visitors,
            ):
                for _round in range(rounds):
                    index("rebuild", environment)
                    index("rollback", environment)
            edits = int(editing.communicate("stop\n")[0])
        finally:
            worker.terminate()
            worker.communicate()
    (found,) = checked(environment)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{rounds} rebuilds and ways back, {edits} edits; {visitors.told()}; {found}\n"
        )
    assert set(visitors.outcomes) == {"200"}, (tmp_path / "site.log").read_text()[-4000:]
    assert visitors.outcomes.total() > 20
    assert found.is_whole
