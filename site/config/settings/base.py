"""Settings that every environment shares. The environment gives what differs (12-factor)."""

from pathlib import Path
from typing import Any

from corsheaders.defaults import default_headers
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

from config.settings.signing_in import *

ROOT = Path(__file__).resolve().parents[3]
env = Env()

VAR = Path(env.str("VAR_DIR", str(ROOT / "var")))
"""Everything that is written at run time: database, media, index."""

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
BASE_URL = env.str("BASE_URL", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
DEBUG = False

INSTALLED_APPS = [
    "modeltranslation",
    "config",
    "demo",
    "workspace",
    "editorial",
    "visibility",
    "webhooks",
    "people",
    "people.applications",
    "people.offering",
    "mailing",
    "embedding",
    "materials",
    "opendata",
    "syndication",
    "duties",
    "ledger",
    "api",
    "presentation",
    "search",
    "search.listing",
    "search.quality",
    "search.synonyms",
    "search.unfound",
    "catalogue_pages.exchange",
    "catalogue_pages.articles",
    "catalogue_pages.activities",
    "catalogue_pages.providers",
    "catalogue_pages.identity",
    "catalogue_pages.media",
    "catalogue_pages.vocabularies",
    "catalogue_pages.publication",
    "catalogue_pages.changes",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.embeds",
    "wagtail.api.v3",  # its screens of tokens; the stock API is mounted nowhere
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "editorial.apps.QuietAdminConfig",
    "wagtail",
    "modelcluster",
    "taggit",
    "corsheaders",
    "django_htmx",
    "ninja",  # its documentation's own files
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "monitoring.middleware.probes_middleware",  # before hosts are judged and http is sent to https
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "presentation.content_security.PolicyByRoom",
    "corsheaders.middleware.CorsMiddleware",
    "presentation.middleware.editions_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "presentation.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "people.signing_in.admin_door.admin_door_middleware",
    "editorial.permission_gaps.PermissionGapsMiddleware",
    "presentation.faulty_forms.FaultyFormMiddleware",
    "catalogue_pages.publication.middleware.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "presentation.redirects.OpenRedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
CSRF_FAILURE_VIEW = "presentation.views.forged"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "presentation.templatetags.assets",
            ],
        },
    }
]

DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL",
        f"sqlite:///{VAR / 'catalogue.sqlite3'}",
        conn_max_age=60,  # seconds; opening one takes longer than many an answer
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": env.float("SQLITE_TIMEOUT", 20.0),  # seconds that a writer waits for another
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SHARED_CACHE_TABLE = "shared_cache"
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "config.caching.ProcessCache"},
    "shared": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": SHARED_CACHE_TABLE,
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "materials": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "materials",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    },
}
"""`default` is each process's own; `shared` is what all count together, as attempts to sign in.

`materials` holds posters and pictures that were made, some 60 kB each, for all processes of a
machine.
"""

API_LIMIT = env.int("API_LIMIT", 600)
"""How many requests for data one address may make in a minute of one process; 0 is no limit."""
# Anybody's page may read what is public; nothing is sent with it, and nothing is written.
CORS_URLS_REGEX = r"^/(api/(?!editors/)|open-data/)|^/(lv|en)/(.*/)?(feed\.atom|calendar\.ics)$"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = [
    *default_headers,
    *("if-modified-since", "if-none-match", "if-range", "range"),
]
CORS_EXPOSE_HEADERS = [
    *("Accept-Ranges", "Content-Length", "Content-Location", "Content-Range"),
    *("ETag", "Last-Modified"),
    *("RateLimit", "RateLimit-Policy", "Retry-After"),
]
CORS_PREFLIGHT_MAX_AGE = 86_400

FRONT_END_PREVIEW_URL = env.str("FRONT_END_PREVIEW_URL", "")
"""Where another front end shows a draft, with `{token}` and `{language}`; empty: there is none."""

LANGUAGE_CODE = "lv"
LANGUAGES = [("lv", _("Latvian")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "locale", ROOT / "locale" / "wagtail"]
"""The project's own words, and the Latvian that Wagtail's catalogues lack."""
TIME_ZONE = "Europe/Riga"
USE_I18N = True
FORMAT_MODULE_PATH = ["config.formats"]
USE_TZ = True

MODELTRANSLATION_DEFAULT_LANGUAGE = "lv"
MODELTRANSLATION_LANGUAGES = ("lv", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("lv", "en")
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_ROOT = ROOT / "site" / "embedding" / "root"
"""Files at addresses that stand on other sites' pages, and therefore never change."""
STATICFILES_DIRS = [ROOT / "site" / "assets"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
PRIVATE_MEDIA_ROOT = Path(env.str("PRIVATE_MEDIA_ROOT", str(VAR / "private")))
"""Originals that are withheld, and papers of consents: no server may be pointed at it."""
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

WAGTAIL_SITE_NAME = "Norišu katalogs"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_RESET_ENABLED = False  # both are done where signing in is
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # whoever could change it could take the account over
WAGTAILUSERS_PASSWORD_REQUIRED = False  # people set their own, by the letter for a new one
WAGTAIL_CONTENT_LANGUAGES = [("lv", "Latviešu"), ("en", "English")]
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("lv", "Latviešu"), ("en", "English")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "editorial.moderation.publishing.publish_judged"
WAGTAILADMIN_COMMENTS_ENABLED = False  # they send Wagtail's own mails; remarks are ours
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "media.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "media.Attachment"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif", "heic"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
"""What a telephone takes; decoded, 200 MB of memory."""
WAGTAILIMAGES_IMAGE_FORM_BASE = "catalogue_pages.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "catalogue_pages.media.forms.AttachmentForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # every document is an attachment
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * 1024 * 1024
"""Of videos; other documents may be much smaller (`media.documents`)."""
WAGTAILDOCS_EXTENSIONS = [
    "pdf",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "ods",
    "odp",
    "txt",
    "vtt",
    "mp4",
    "webm",
]

DEMO_CATALOGUE = False
"""Whether `load_demo` may fill this database, with accounts whose passwords everybody knows."""

SEARCH_ENGINE = env.str("SEARCH_ENGINE", "embedded")
"""`embedded` for one machine, `elasticsearch` for several."""
SEARCH_INDEX_DIR = Path(env.str("SEARCH_INDEX_DIR", str(VAR / "index")))
SEARCH_STANDBY = env.bool("SEARCH_STANDBY", True)
"""Whether an embedded index in SEARCH_INDEX_DIR answers while Elasticsearch is ill."""

SEARCH_UNFOUND_EVERY = env.float("SEARCH_UNFOUND_EVERY", 30.0)
"""Seconds between two writings of queries that found nothing; 0 keeps none."""

with env.prefixed("ELASTICSEARCH_"):
    ELASTICSEARCH = {
        "URLS": env.list("URLS", ["http://127.0.0.1:9200"]),
        "PREFIX": env.str("PREFIX", "norises"),
        "API_KEY": env.str("API_KEY", ""),
        "USER": env.str("USER", ""),
        "PASSWORD": env.str("PASSWORD", ""),
        "CA_CERTS": env.str("CA_CERTS", ""),
        "TIMEOUT": env.float("TIMEOUT", 10.0),
        "SEARCH_TIMEOUT": env.float("SEARCH_TIMEOUT", 1.2),
        "SHARDS": env.int("SHARDS", 1),
        "REPLICAS": env.int("REPLICAS", 0),
    }

OPEN_DATA_DIR = Path(env.str("OPEN_DATA_DIR", str(VAR / "open-data")))
"""The whole catalogue as files, for all processes that serve and make them."""
OPEN_DATA_KEEP = env.int("OPEN_DATA_KEEP", 30)
"""Versions that are kept; older ones are removed."""
OPEN_DATA_PUBLISHER = {
    "lv": env.str("OPEN_DATA_PUBLISHER_LV", "") or WAGTAIL_SITE_NAME,
    "en": env.str("OPEN_DATA_PUBLISHER_EN", "") or WAGTAIL_SITE_NAME,
}
OPEN_DATA_CONTACT = env.str("OPEN_DATA_CONTACT", "")
"""An e-mail address for questions about the data."""

with env.prefixed("WEBHOOKS_"):
    WEBHOOKS_TIMEOUT = env.float("TIMEOUT", 15.0)
    """Seconds in which a call must have ended, however slowly its answer comes."""
    WEBHOOKS_PAUSE_AFTER = env.float("PAUSE_AFTER", 3.0)
    """Days without any success after which a subscriber is paused."""
    WEBHOOKS_KEPT = env.float("KEPT", 30.0)
    """Days for which messages and what was answered are kept."""
    WEBHOOKS_CA_BUNDLE = env.str("CA_BUNDLE", "")
    """A file of authorities to trust instead of those that browsers trust."""
WEBHOOKS_ALLOW_LOOPBACK = False
"""Whether a subscriber may be on this machine, also without encryption: never in production."""

_MAIL = env.dj_email_url("EMAIL_URL", "smtp://localhost:25")
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = _MAIL["EMAIL_HOST"], _MAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_USER"], _MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _MAIL["EMAIL_USE_TLS"], _MAIL["EMAIL_USE_SSL"]
EMAIL_FILE_PATH = _MAIL["EMAIL_FILE_PATH"] or None
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", "Norišu katalogs <katalogs@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
"""Everything goes to the standard error, where the platform collects it."""

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
ADMIN_SESSION_AGE = 12 * 3600
"""Seconds for which those who may enter the admin stay signed in."""
LANGUAGE_COOKIE_SAMESITE = "Lax"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "object-src": [NONE],
    },
}
"""For the public pages. The admin has its own (`presentation.content_security`)."""
