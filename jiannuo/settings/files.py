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
        "tabler": _NODE / "@tabler/core/dist",
        "htmx": _NODE / "htmx.org/dist",
        "echarts": _NODE / "echarts/dist",
        "leaflet": _NODE / "leaflet/dist",
    }.items()
    if folder.is_dir()
]
#: the files of those libraries that pages use
VENDORED = frozenset(
    {
        "vendor/tabler/css/tabler.min.css",
        "vendor/tabler/css/tabler.min.css.map",
        "vendor/tabler/js/tabler.min.js",
        "vendor/tabler/js/tabler.min.js.map",
        "vendor/htmx/htmx.min.js",
        "vendor/echarts/echarts.min.js",
        "vendor/leaflet/leaflet.css",
        "vendor/leaflet/leaflet.js",
        "vendor/leaflet/leaflet.js.map",
        "vendor/leaflet/images/layers.png",
        "vendor/leaflet/images/layers-2x.png",
        "vendor/leaflet/images/marker-icon.png",
    }
)
STATICFILES_FINDERS = [
    "jiannuo.web.vendored.VendoredFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
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
