"""What the settings leave behind."""

import os
import subprocess
import sys
from pathlib import Path

from tests.test_house import ROOT

WRITES = """
import django
from pathlib import Path
django.setup()
from django.conf import settings
Path(settings.SEARCH_INDEX_DIR).mkdir(parents=True)
(Path(settings.SEARCH_INDEX_DIR) / "live").write_text("x")
print(settings.SEARCH_INDEX_DIR)
"""


def test_a_run_of_the_tests_leaves_no_folder_behind(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "TMPDIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
    }
    done = subprocess.run(
        [sys.executable, "-c", WRITES],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(str(tmp_path))
    assert list(tmp_path.iterdir()) == []
