"""The security floor."""

import os
import secrets

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
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
LOGIN_URL = "sign_in"
