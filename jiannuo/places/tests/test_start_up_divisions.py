"""Loading the divisions is repeatable, keeps history, and takes no malformed code or boundary."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from jiannuo.places.actions.start import load_divisions
from jiannuo.places.models import Division
from jiannuo.settings.paths import REFERENCE


def test_loading_twice_changes_nothing(district: Path) -> None:
    before = list(Division.objects.values())
    assert load_divisions(district) == len(before) == 6
    assert list(Division.objects.values()) == before


def test_a_dissolved_street_is_kept_with_its_successor(district: Path) -> None:
    gone = Division.objects.get(code="330202002")
    assert (gone.valid_to, gone.successor) == (date(2019, 12, 31), Division.objects.get(code="330202001"))
    assert gone not in Division.objects.on()
    assert gone in Division.objects.on(date(2019, 12, 31))


@pytest.mark.parametrize("code", ["3302020", "990202001", "330299001", "33020200A"])
def test_a_street_with_a_wrong_code_loads_nothing(db: None, folder: Path, code: str) -> None:
    listed = json.loads((folder / "divisions.json").read_text("utf-8"))
    listed["streets"][1]["code"] = code
    (folder / "divisions.json").write_text(json.dumps(listed), "utf-8")
    with pytest.raises(ValidationError):
        load_divisions(folder)
    assert Division.objects.count() == 0


def test_a_boundary_that_is_no_area_loads_nothing(db: None, folder: Path) -> None:
    (folder / "boundary.geojson").write_text('{"type": "Point", "coordinates": [120, 30]}', "utf-8")
    with pytest.raises(ValidationError, match="GeoJSON"):
        load_divisions(folder)
    assert Division.objects.count() == 0


@pytest.mark.django_db
def test_the_reference_district_has_6_streets_and_65_communities_in_force() -> None:
    load_divisions(REFERENCE)
    count = {level: Division.objects.on().filter(level=level).count() for level in Division.Level}
    assert count == {"district": 1, "street": 6, "community": 65}
    assert Division.objects.filter(valid_to__isnull=False).count() == 3
