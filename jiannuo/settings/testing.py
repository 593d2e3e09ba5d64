"""The settings of the test suite: static files straight from the sources, no collecting first."""

import os
import tempfile
from pathlib import Path

from jiannuo.settings import *  # noqa: F403

if "JIANNUO_TEST_FOLDER" not in os.environ:
    # made by the first process of a run and inherited by the others; conftest.py removes it
    os.environ["JIANNUO_TEST_FOLDER"] = tempfile.mkdtemp(prefix="jiannuo-tests-")
FOLDER = os.environ["JIANNUO_TEST_FOLDER"]
#: keys that the site makes for itself
VAR = Path(FOLDER)
MEDIA_ROOT = VAR / "papers"
LEDGER_KEY_FILE = VAR / "ledger-key"
if "postgresql" not in DATABASES["default"]["ENGINE"]:  # noqa: F405
    # a file as in real use, not memory: threads, processes and the writers' queue behave as they will
    DATABASES["default"]["TEST"] = {"NAME": f"{FOLDER}/test.sqlite3"}  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
#: real hashing takes half a second an account, on purpose; tests make hundreds
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
