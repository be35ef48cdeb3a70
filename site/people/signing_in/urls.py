"""The addresses of an account; the names are allauth's, and what is not here cannot be reached."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from people.signing_in.views import overview, to_work

urlpatterns = [
    path("", overview, name="account_overview"),
    path("darbs/", to_work, name="account_work"),
    path("pieslegties/", account.login, name="account_login"),
    path("iziet/", never_cache(account.logout), name="account_logout"),
    path("slegts/", account.account_inactive, name="account_inactive"),
    path("apliecinat/", never_cache(account.reauthenticate), name="account_reauthenticate"),
    path("parole/", never_cache(account.password_change), name="account_change_password"),
    path("parole/pirma/", never_cache(account.password_set), name="account_set_password"),
    path("parole/aizmirsta/", never_cache(account.password_reset), name="account_reset_password"),
    path(
        "parole/aizmirsta/nosutits/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    path(
        "parole/jauna/gatavs/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^parole/jauna/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        never_cache(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("otrais-solis/", never_cache(mfa.index), name="mfa_index"),
    path("otrais-solis/kods/", mfa.authenticate, name="mfa_authenticate"),
    path("otrais-solis/apliecinat/", never_cache(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("otrais-solis/ieslegt/", never_cache(totp.activate_totp), name="mfa_activate_totp"),
    path("otrais-solis/izslegt/", never_cache(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "otrais-solis/rezerves-kodi/",
        never_cache(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "otrais-solis/rezerves-kodi/jauni/",
        never_cache(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "otrais-solis/rezerves-kodi/lejupieladet/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
