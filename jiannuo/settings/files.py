"""Static files and uploads."""

from jiannuo.settings.paths import ROOT, VAR

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "papers"
_NODE = ROOT / "node_modules"
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
