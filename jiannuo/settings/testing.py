"""The settings of the test suite: static files straight from the sources, no collecting first."""

import os

from jiannuo.settings import *  # noqa: F403

if _file := os.environ.get("JIANNUO_TEST_DATABASE"):
    DATABASES["default"]["TEST"] = {"NAME": _file}  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
#: real hashing takes half a second an account, on purpose; tests make hundreds
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
