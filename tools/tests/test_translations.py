"""Every string that a person sees is found, and what keeps its English from being complete is named."""

from pathlib import Path

import pytest

from tools import translations

SOURCE = """from django.utils.translation import gettext_lazy as _, ngettext, pgettext
NAME = _("单位")
LONG = _("第一行"
         "第二行")
def count(n): return ngettext("%(n)s 项任务", "%(n)s 项任务们", n)
WORD = pgettext("月份", "一月")
NOT_OURS = _(variable)
"""
TEMPLATE = """{% load i18n %}<ul>
    <li>{% translate "首页" %}{# 注释 #}</li>
  </ul>
{% blocktranslate with n=x %}共 {{ n }} 项{% endblocktranslate %}
{% blocktranslate count n=x %}{{ n }} 人{% plural %}{{ n }} 人们{% endblocktranslate %}"""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An app with strings in code and in a template."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    app = tmp_path / "streets"
    (app / "templates" / "streets").mkdir(parents=True)
    (app / "models.py").write_text(SOURCE, "utf-8")
    (app / "templates" / "streets" / "page.html").write_text(TEMPLATE, "utf-8")
    return app


def fill(app: Path, english: dict[str, str]) -> None:
    """Write the English into the .po file by hand, as a translator does."""
    po = translations.po_of(app)
    text = po.read_text("utf-8")
    for chinese, word in english.items():
        text = text.replace(f'msgid "{chinese}"\nmsgstr ""', f'msgid "{chinese}"\nmsgstr "{word}"')
    po.write_text(text, "utf-8")


def test_strings_are_found_in_code_and_templates(app: Path) -> None:
    assert set(translations.strings_of(app)) == {
        ("", "单位", ""),
        ("", "第一行第二行", ""),
        ("", "%(n)s 项任务", "%(n)s 项任务们"),
        ("月份", "一月", ""),
        ("", "首页", ""),
        ("", "共 %(n)s 项", ""),
        ("", "%(n)s 人", "%(n)s 人们"),
    }


def test_what_is_missing_is_named_with_its_place(app: Path) -> None:
    assert "streets/models.py:2: no English for '单位'" in translations.problems_of(app)


def test_an_update_keeps_what_was_translated_and_drops_what_is_gone(app: Path) -> None:
    translations.update(app)
    fill(app, {"单位": "Unit", "首页": "Home"})
    (app / "models.py").write_text(SOURCE.replace("第二行", "另一行"), "utf-8")
    translations.update(app)
    text = translations.po_of(app).read_text("utf-8")
    assert 'msgstr "Unit"' in text
    assert 'msgstr "Home"' in text
    assert "第二行" not in text


def test_empty_left_over_and_fuzzy_entries_are_problems(app: Path) -> None:
    translations.update(app)
    po = translations.po_of(app)
    po.write_text(
        po.read_text("utf-8") + '\nmsgid "旧"\nmsgstr "Old"\n\n#, fuzzy\nmsgid "首"\nmsgstr "x"\n', "utf-8"
    )
    problems = "\n".join(translations.problems_of(app))
    assert "empty: '单位'" in problems
    assert "no longer used: '旧'" in problems
    assert "fuzzy, so the site does not use it: '首'" in problems


@pytest.mark.parametrize(
    ("english", "wrong"), [("%(n)s in all", False), ("%(m)s in all", True), ("All", True)]
)
def test_the_english_fills_in_the_same_values(app: Path, english: str, wrong: bool) -> None:
    translations.update(app)
    fill(app, {"共 %(n)s 项": english})
    found = [line for line in translations.problems_of(app) if "other values" in line and "共" in line]
    assert bool(found) == wrong


def test_the_english_of_every_app_is_complete() -> None:
    assert [problem for app in translations.apps() for problem in translations.problems_of(app)] == []
