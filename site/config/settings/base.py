"""Settings that every environment shares. The environment gives what differs (12-factor)."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

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
    "people",
    "people.applications",
    "people.offering",
    "mailing",
    "materials",
    "duties",
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
    "django_htmx",
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
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
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

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR / 'catalogue.sqlite3'}")}
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

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.signing_in.accounts.OnePasswordCheck"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace:activities"
"""Where those go who signed in and may not enter the admin."""
PASSWORD_RESET_TIMEOUT = 24 * 3600
REQUIRE_TWO_FACTOR = True
"""Whether whoever may enter the admin must show a second factor."""

ACCOUNT_ADAPTER = "people.signing_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation's link or an administrator vouches for it
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False  # who may not see a page must get to another account
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_FORMS = {
    "login": "people.signing_in.forms.SignInForm",
    "reset_password": "people.signing_in.forms.AskResetForm",
    "reset_password_from_key": "people.signing_in.forms.SetPasswordAgainForm",
    "change_password": "people.signing_in.forms.ChangeForm",
    "reauthenticate": "people.signing_in.forms.ConfirmPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "10/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0
"""How many proxies stand before the site, each of which adds to X-Forwarded-For."""

MFA_ADAPTER = "people.signing_in.adapters.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Norišu katalogs"
MFA_TOTP_TOLERANCE = 1  # the half minute before and after: clocks differ, and typing takes time
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "people.signing_in.forms.CodeForm",
    "reauthenticate": "people.signing_in.forms.ConfirmCodeForm",
    "activate_totp": "people.signing_in.forms.FirstCodeForm",
}

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
