"""The settings of the test suite: static files straight from the sources, no collecting first."""

from jiannuo.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
#: real hashing takes half a second an account, on purpose; tests make hundreds
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
