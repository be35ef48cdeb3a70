"""Settings of accounts, passwords and second factors (docs/signing-in.md)."""

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
