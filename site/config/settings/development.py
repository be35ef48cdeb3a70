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
BASE_URL = env.str("BASE_URL", f"http://localhost:{env.int('PORT', 8000)}")
WAGTAILADMIN_BASE_URL = BASE_URL
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["*"])
if not env.str("EMAIL_URL", ""):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR / "mail")
DEMO_CATALOGUE = True
REQUIRE_TWO_FACTOR = env.bool("REQUIRE_TWO_FACTOR", False)
"""Not asked of the demonstration's accounts, whose passwords everybody knows anyway."""
WEBHOOKS_ALLOW_LOOPBACK = env.bool("WEBHOOKS_ALLOW_LOOPBACK", True)
