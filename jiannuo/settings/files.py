"""Static files and uploads."""

import os

from jiannuo.settings.base import DEBUG
from jiannuo.settings.paths import ROOT, VAR

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "papers"
#: the largest file that may be handed in, in bytes
UPLOAD_LIMIT = int(os.environ.get("JIANNUO_UPLOAD_LIMIT_MB", "50")) * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "jiannuo.papers.receiving.LimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
#: a pasted report of 300,000 characters; larger ones come as files
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
_NODE = ROOT / "node_modules"
ICONS = _NODE / "@tabler/icons/icons/outline"
#: browser libraries come from npm at pinned versions and are served by the site itself: no CDN
STATICFILES_DIRS = [
    (f"vendor/{name}", folder)
    for name, folder in {
        # not its libs/: their style sheets name source maps that are not shipped
        "tabler/css": _NODE / "@tabler/core/dist/css",
        "tabler/js": _NODE / "@tabler/core/dist/js",
        "htmx": _NODE / "htmx.org/dist",
        "echarts": _NODE / "echarts/dist",
        "leaflet": _NODE / "leaflet/dist",
    }.items()
    if folder.is_dir()
]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # names carry a hash of the content, so browsers may keep the files for ever
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
