"""The security floor."""

import os
import secrets
from datetime import timedelta

from jiannuo.settings.paths import VAR


def _kept_key() -> str:
    """The secret key: from the environment, else made once and kept beside the database."""
    if given := os.environ.get("JIANNUO_SECRET_KEY"):
        return given
    file = VAR / "secret-key"
    if not file.exists():
        VAR.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


SECRET_KEY = _kept_key()
ALLOWED_HOSTS = os.environ.get("JIANNUO_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
#: whether people reach the site by https; only a site for this machine alone may do without
HTTPS = os.environ.get("JIANNUO_HTTPS", "0" if _LOOPBACK.issuperset(ALLOWED_HOSTS) else "1") == "1"
#: whether a proxy of ours stands in front and tells who is asking, and how
BEHIND_PROXY = os.environ.get("JIANNUO_PROXY") == "1"
if BEHIND_PROXY:
    # only where a proxy of ours sets the header; from anybody else it would be a lie
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
#: a session ends with the working day, and earlier when nobody touches it (web.idle)
SESSION_COOKIE_AGE = 10 * 3600
IDLE_MINUTES = int(os.environ.get("JIANNUO_IDLE_MINUTES", "30"))
CSRF_FAILURE_VIEW = "jiannuo.web.views.errors.csrf_failure"

LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": "jiannuo.people.passwords.ThreeKindsValidator"},
]

# GB/T 22239-2019 8.1.4.1: limit failed sign-ins. Name and address together, so that nobody can
# lock an officer out of the office from elsewhere by guessing wrongly on purpose.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_LOCKOUT_CALLABLE = "jiannuo.web.views.sign_in.locked_out"
AXES_VERBOSE = False
