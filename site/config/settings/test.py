"""Tests: a database and folders of their own; the service addresses come from the environment."""

import tempfile
from pathlib import Path

from config.settings.base import *

SECRET_KEY = "tests-only"  # noqa: S105
# Deleted when the process ends.
_KEPT = tempfile.TemporaryDirectory(prefix="catalogue-tests-", ignore_cleanup_errors=True)
_FOLDER = Path(_KEPT.name)
MEDIA_ROOT = _FOLDER / "media"
PRIVATE_MEDIA_ROOT = _FOLDER / "private"
SEARCH_INDEX_DIR = _FOLDER / "index"
STATIC_ROOT = _FOLDER / "static"
CACHES["materials"]["LOCATION"] = _FOLDER / "materials"
OPEN_DATA_DIR = _FOLDER / "open-data"
STATIC_ROOT.mkdir()
SEARCH_UNFOUND_EVERY = 0.0  # no thread writes to a test's database behind its back
SEARCH_STANDBY = False  # what is tested must not be answered by something else
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
API_LIMIT = 0  # tests that are about it turn it on
DEMO_CATALOGUE = True
REQUIRE_TWO_FACTOR = False  # tests that are about it turn it on
