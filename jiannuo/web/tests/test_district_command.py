"""``jiannuo district load`` loads all or nothing and says in one sentence what is wrong."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jiannuo.people.models import Unit
from jiannuo.places.models import Division
from jiannuo.settings.paths import REFERENCE
from jiannuo.web.commands import _unheld, district

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the reference district to break."""
    for name in ("divisions.json", "units.json", "boundary.geojson"):
        shutil.copy(REFERENCE / name, tmp_path / name)
    return tmp_path


def _load(*arguments: str) -> Result:
    return CliRunner().invoke(district, ["load", *arguments])


def test_the_reference_district_is_the_default() -> None:
    assert _load().exit_code == 0
    assert Division.objects.filter(level="community").count() == 65
    assert Unit.objects.on().count() == 117


def test_loading_again_leaves_confirmed_units_alone(folder: Path) -> None:
    _load(str(folder))
    Unit.objects.filter(kind="government").update(confirmed=True)
    result = _load(str(folder))
    assert result.exit_code == 0
    assert "其中 23 个已由本区确认" in result.output


@pytest.mark.parametrize("name", ["divisions.json", "units.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    result = _load(str(folder))
    assert result.exit_code == 1
    assert name in result.output
    assert not Division.objects.exists()


def test_a_file_that_is_no_json_is_refused(folder: Path) -> None:
    (folder / "units.json").write_text("单位：", "utf-8")
    result = _load(str(folder))
    assert result.exit_code == 1
    assert "不是有效的 JSON" in result.output
    assert not Division.objects.exists()


@pytest.mark.parametrize(
    ("key", "value"), [("kind", "ministry"), ("parent", "NOBODY"), ("division_code", "21020"), ("name", "")]
)
def test_a_broken_unit_loads_nothing(folder: Path, key: str, value: str) -> None:
    start = json.loads((folder / "units.json").read_text("utf-8"))
    start["units"][3][key] = value
    (folder / "units.json").write_text(json.dumps(start), "utf-8")
    result = _load(str(folder))
    assert result.exit_code == 1
    assert "未作任何改动" in result.output
    assert not Unit.objects.exists()
    assert not Division.objects.exists()


def test_steps_that_nobody_here_could_take_are_named() -> None:
    said = "\n".join(_unheld())
    assert "needs supervision, and no post of this district has that role" in said
    _load()
    assert list(_unheld()) == []
