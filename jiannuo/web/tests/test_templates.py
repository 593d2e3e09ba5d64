"""What the content security policy forbids is not in any template to begin with."""

import re
from pathlib import Path

import pytest

from jiannuo.web.templatetags.icons import icon

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
FORBIDDEN = {
    "an inline style": r"\sstyle\s*=",
    "an inline event handler": r"\son[a-z]+\s*=",
    "an HTMX event handler, which is evaluated": r"\shx-on[:a-z-]*\s*=",
    "an evaluated HTMX value": r"\shx-(?:vals|vars|headers)\s*=\s*[\"']js:",
    "a style element": r"<style\b",
    "a script without src": r"<script(?![^>]*\bsrc=)",
    "a javascript: address": r"javascript:",
    "an asset of another site": r"<(?:script|link|img)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//",
}
_COMMENTS = re.compile(r"{% comment.*?{% endcomment %}|{#.*?#}|<!--.*?-->", re.DOTALL)
_ICON = re.compile(r"{% icon \"([^\"]+)\"")


def _markup(file: Path) -> str:
    return _COMMENTS.sub("", file.read_text("utf-8"))


def test_templates_are_found() -> None:
    assert len(TEMPLATES) > 10


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_holds_nothing_the_browser_would_refuse(file: Path) -> None:
    found = [what for what, pattern in FORBIDDEN.items() if re.search(pattern, _markup(file), re.IGNORECASE)]
    assert not found


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_every_icon_in_a_template_exists(file: Path) -> None:
    for name in _ICON.findall(_markup(file)):
        assert icon(name)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_chinese_in_a_template_is_wrapped_for_translation(file: Path) -> None:
    bare = re.sub(
        r"{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}", "", _markup(file), flags=re.DOTALL
    )
    allowed = {"中文"}  # the language switch names each language in itself
    assert set(re.findall(r"[\u4e00-\u9fff]+", bare)) <= allowed


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ('<p style="color:red">', "an inline style"),
        ("<a ONCLICK=x>", "an inline event handler"),
        ("<script>1</script>", "a script without src"),
        ('<script src="//cdn.example/x.js">', "an asset of another site"),
    ],
)
def test_the_patterns_catch_what_they_name(markup: str, what: str) -> None:
    assert re.search(FORBIDDEN[what], markup, re.IGNORECASE)
