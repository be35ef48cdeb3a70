"""A public installation: everything secret or particular comes from the environment."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *
from config.settings.base import env

SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
BASE_URL = env.str("BASE_URL")
WAGTAILADMIN_BASE_URL = BASE_URL
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", "katalogs@localhost")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 1)

if env.bool("WEBHOOKS_ALLOW_LOOPBACK", False):
    raise ImproperlyConfigured(
        "WEBHOOKS_ALLOW_LOOPBACK lets subscribers reach this machine: do not set it here."
    )
