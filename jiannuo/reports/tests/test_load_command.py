"""``jiannuo report load`` and ``jiannuo reference load`` say what was read and are safe to repeat."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django.fixtures import Settings

from jiannuo.reports.commands import reference, report
from jiannuo.reports.commands.speaking import UNREADABLE
from jiannuo.reports.models import Report
from jiannuo.settings.paths import REFERENCE

pytestmark = pytest.mark.django_db


def test_loading_says_what_was_read_and_repeating_says_so(tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_text("政府工作报告\n一、2023年工作回顾\n地区生产总值增长6.1%。\n", "utf-8")
    first = CliRunner().invoke(report, ["load", str(file), "--lang", "en"])
    assert first.exit_code == 0, first.output
    loaded = Report.objects.get()
    assert f"{loaded.facts.count()} facts" in first.output
    assert f"read it at /reports/{loaded.pk}/" in first.output
    again = CliRunner().invoke(report, ["load", str(file), "--lang", "en"])
    assert again.exit_code == 0
    assert f"already loaded: /reports/{loaded.pk}/" in again.output
    assert Report.objects.count() == 1


def test_a_file_that_cannot_be_read_ends_with_its_code_and_no_traceback(tmp_path: Path) -> None:
    file = tmp_path / "empty.docx"
    file.touch()
    outcome = CliRunner().invoke(report, ["load", str(file), "--lang", "en"])
    assert outcome.exit_code == UNREADABLE
    assert "empty.docx: The file is empty" in outcome.stderr
    assert not Report.objects.exists()


def test_the_limit_is_the_one_the_site_is_set_to(tmp_path: Path, settings: Settings) -> None:
    file = tmp_path / "报告.txt"
    file.write_text("政府工作报告\n" + "稳中求进。" * 100_000, "utf-8")
    settings.UPLOAD_LIMIT = 1024 * 1024
    outcome = CliRunner().invoke(report, ["load", str(file), "--lang", "en"])
    assert outcome.exit_code == UNREADABLE
    assert "The file has 2 MB; the limit is 1 MB" in outcome.stderr
    settings.UPLOAD_LIMIT = 60 * 1024 * 1024
    file.write_bytes(b"x" * (51 * 1024 * 1024))
    assert "the limit is 500000" in CliRunner().invoke(report, ["load", str(file), "--lang", "en"]).stderr


def test_the_reference_report_is_adopted_and_loaded_once() -> None:
    for _ in range(2):
        outcome = CliRunner().invoke(reference, ["load"])
        assert outcome.exit_code == 0, outcome.output
    loaded = Report.objects.get()
    assert loaded.adopted
    assert loaded.division_code
    assert (REFERENCE / "district.json").exists()


def test_it_speaks_chinese_where_nothing_else_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "报告.txt"
    file.write_text("政府工作报告\n一、2023年工作回顾\n地区生产总值增长6.1%。\n", "utf-8")
    outcome = CliRunner().invoke(report, ["load", str(file)], env={"LC_ALL": "C.UTF-8", "LANG": ""})
    assert "阅读：/reports/" in outcome.stdout
    assert "没有找到工作安排部分" in outcome.stderr
