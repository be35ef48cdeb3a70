"""A bare machine: SQLite, the embedded engine, nothing to configure."""

from pathlib import Path

from django.core.management.utils import get_random_secret_key

from config.settings.base import *
from config.settings.base import VAR, env


def _kept_secret(folder: Path) -> str:
    """A secret of this checkout's own, made at the first start and kept beside its database."""
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", "") or _kept_secret(VAR)
DEBUG = env.bool("DEBUG", False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["*"])
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEMO_CATALOGUE = True
