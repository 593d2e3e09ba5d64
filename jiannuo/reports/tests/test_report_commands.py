"""The command line: records a script can rely on, codes it can rely on, a sentence for every refusal."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from jiannuo.reports.commands import report
from jiannuo.reports.reading.tests import made_up

FACT = ["type", "sent", "quote", "subject", "value", "unit", "cmp", "role", "period", "status"]
TASK = ["type", "sent", "quote", "heading", "action", "object", "quantified", "domain"]


def run(*arguments: object, lang: str = "zh", input: bytes | None = None) -> Result:  # noqa: A002
    return CliRunner().invoke(report, [str(a) for a in arguments], input=input, env={"LANG": lang})


@pytest.fixture
def city(tmp_path: Path) -> Path:
    path = tmp_path / "city.txt"
    path.write_text(made_up.CITY_2022, "utf-8")
    return path


@pytest.fixture
def county(tmp_path: Path) -> Path:
    path = tmp_path / "county.txt"
    path.write_bytes(made_up.COUNTY_2009.encode("gb18030"))
    return path


def test_records_have_the_keys_of_the_schema(city: Path) -> None:
    result = run("extract", city)
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    kinds = {record["type"] for record in found}
    assert kinds == {"fact", "task"}
    for record in found:
        record.pop("value2", None)
        assert list(record) == (FACT if record["type"] == "fact" else TASK)
        assert record["quote"] in made_up.CITY_2022


def test_whole_values_are_written_without_a_decimal_point(city: Path) -> None:
    found = [json.loads(line) for line in run("extract", city, "--type", "fact").stdout.splitlines()]
    assert {type(r["value"]) for r in found if r["value"] == round(r["value"])} == {int}


def test_one_type_is_written_alone(city: Path) -> None:
    lines = run("extract", city, "--type", "task").stdout.splitlines()
    assert {json.loads(line)["type"] for line in lines} == {"task"}


def test_several_files_name_themselves(city: Path, county: Path) -> None:
    lines = run("extract", city, county).stdout.splitlines()
    assert list(dict.fromkeys(json.loads(line)["file"] for line in lines)) == [str(city), str(county)]


def test_many_files_are_read_in_order_on_all_cores(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number:02}.txt" for number in range(12)]
    for path in paths:
        path.write_text(made_up.CITY_2022, "utf-8")
    lines = run("extract", *paths, "-q").stdout.splitlines()
    assert list(dict.fromkeys(json.loads(line)["file"] for line in lines)) == [str(p) for p in paths]


def test_standard_input_is_read(county: Path) -> None:
    assert run("extract", "-", input=county.read_bytes()).stdout == run("extract", county).stdout


def test_csv_has_a_column_for_every_key_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(made_up.CITY_2022.replace("盘活存量土地", "=盘活存量土地"), "utf-8")
    result = run("extract", path, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows[0].keys() == {*FACT, *TASK, "value2"}
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    assert len(rows) == len(run("extract", path).stdout.splitlines())


def test_a_workbook_holds_facts_and_tasks_on_two_sheets(city: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.xlsx"
    assert run("extract", city, "--format", "xlsx", "--output", output).exit_code == 0
    book = openpyxl.load_workbook(output)
    assert book.sheetnames == ["数据", "任务"]
    found = [json.loads(line) for line in run("extract", city, "--type", "fact").stdout.splitlines()]
    rows = list(book["数据"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == [record["quote"] for record in found]
    assert [row[3] for row in rows] == [record["value"] for record in found]


def test_output_goes_to_a_file_and_nothing_to_standard_output(city: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert run("extract", city, "-o", output).stdout == ""
    assert output.read_text("utf-8") == run("extract", city).stdout
    assert {p.name for p in tmp_path.iterdir()} == {"city.txt", "out.jsonl"}


def test_a_file_that_cannot_be_read_ends_with_3_and_leaves_what_stood_there(tmp_path: Path) -> None:
    empty, output = tmp_path / "empty.txt", tmp_path / "out.jsonl"
    empty.touch()
    output.write_text("before", "utf-8")
    result = run("extract", empty, "--output", output)
    assert result.exit_code == 3
    assert result.stderr.strip() == f"{empty}：文件是空的，里面没有任何内容。请重新导出或另存后再试。"
    assert output.read_text("utf-8") == "before"


def test_some_files_that_cannot_be_read_end_with_4_and_the_others_are_written(
    city: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "missing.txt"
    result = run("extract", missing, city, tmp_path, lang="en_US.UTF-8")
    assert result.exit_code == 4
    assert {json.loads(line)["file"] for line in result.stdout.splitlines()} == {str(city)}
    assert f"{missing}: There is no such file." in result.stderr
    assert f"{tmp_path}: This is a folder" in result.stderr


def test_a_file_of_two_gigabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    result = run("extract", path, lang="en")
    assert result.exit_code == 3
    assert "The file has 2048 MB; the limit is 50 MB." in result.stderr


def test_a_reader_that_goes_away_gets_no_traceback(city: Path) -> None:
    command = f"{sys.executable} -m jiannuo report extract {city} {city} -q | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["file"] == str(city)
    assert "Traceback" not in done.stderr


def test_what_is_no_report_is_read_and_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("关于放假的通知\n各单位：\n放假3天。", "utf-8")
    result = run("extract", path)
    assert result.exit_code == 0
    assert "不像政府工作报告" in result.stderr
    assert run("extract", path, "--quiet").stderr == ""


def test_the_language_option_wins_over_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "missing.txt"
    assert "There is no such file" in run("extract", path, "--lang", "en", lang="zh_CN.UTF-8").stderr


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "--type", "x"], ["score", "a"], ["what"]])
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_folder_that_does_not_exist_is_wrong_usage(city: Path, tmp_path: Path) -> None:
    result = run("extract", city, "-o", tmp_path / "no" / "out.jsonl")
    assert result.exit_code == 2
    assert "make it first" in result.stderr


def test_a_reading_scores_full_against_itself(city: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    run("extract", city, "-o", gold)
    for kind, headline in (("fact", "full 100.0"), ("task", "span 100.0")):
        result = run("score", gold, gold, "--type", kind)
        assert result.exit_code == 0
        assert headline in result.stdout


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"type": "fact"}\nnot json\n', "utf-8")
    result = run("score", path, path)
    assert result.exit_code == 3
    assert "第 2 行" in result.stderr


def test_a_gold_file_without_records_of_the_type_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"type": "fact", "quote": "a"}\n', "utf-8")
    assert run("score", path, path, "--type", "task").exit_code == 3


def test_two_reports_are_compared(tmp_path: Path) -> None:
    earlier, later = tmp_path / "2022.txt", tmp_path / "2023.txt"
    earlier.write_text(made_up.CITY_2022, "utf-8")
    later.write_text(
        made_up.CITY_2022.replace("2022年1月9日", "2023年1月9日")
        .replace("2021年，全市生产总值增长8.1%", "2022年，全市地区生产总值增长7.5%")
        .replace("一、过去五年工作回顾", "一、2022年工作回顾")
        .replace("三、2022年工作安排", "三、2023年工作安排"),
        "utf-8",
    )
    result = run("compare", earlier, later, "--format", "jsonl")
    assert result.exit_code == 0
    outcomes = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"kind", "promise", "verdict", "found"} <= outcomes[0].keys()
    table = run("compare", earlier, later, lang="en")
    assert "Promise" in table.stdout


def test_comparing_reports_of_two_places_is_doubted(city: Path, county: Path) -> None:
    assert "不是同一个地方" in run("compare", city, county).stderr


def test_reading_a_report_does_not_load_django(city: Path) -> None:
    code = (
        "import sys\nfrom jiannuo.__main__ import main\n"
        f"main(['report', 'extract', {str(city)!r}], standalone_mode=False)\n"
        "assert not [m for m in sys.modules if m.split('.')[0] == 'django'], 'django was loaded'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
