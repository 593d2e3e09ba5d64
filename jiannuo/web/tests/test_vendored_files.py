"""The site serves the library files its pages name, and no others."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finder

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"vendor/[\w./-]+\.(?:css|m?js)")


def test_every_library_file_a_page_names_is_served() -> None:
    named = {
        name
        for source in (*ROOT.rglob("templates/**/*.html"), *ROOT.rglob("static/**/*.js"))
        for name in NAMED.findall(source.read_text("utf-8"))
    }
    assert named
    assert named <= settings.VENDORED


def test_only_the_listed_files_are_collected() -> None:
    finder = get_finder("jiannuo.web.vendored.VendoredFinder")
    found = {f"{storage.prefix}/{path}" for path, storage in finder.list([])}
    assert found <= settings.VENDORED
    assert {name for name in settings.VENDORED if name.endswith(".min.js")} <= found
