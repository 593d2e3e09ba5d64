"""A small district made up for the tests."""

import json
from pathlib import Path

import pytest

from jiannuo.places.actions.start import load_divisions

SQUARE = [[120.0, 30.0], [120.2, 30.0], [120.2, 30.1], [120.0, 30.1], [120.0, 30.0]]
BOUNDARY = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"centroid": [120.1, 30.05]},
            "geometry": {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        }
    ],
}
DIVISIONS = {
    "district": {"code": "330202", "name": "河东区", "city": "平江市"},
    "streets": [
        {
            "code": "330202001",
            "name": "临江街道",
            "communities": [
                {"code": "330202001001", "name": "新桥社区"},
                {"code": "330202001002", "name": "古塔社区"},
            ],
        },
        {"code": "330202003", "name": "新桥街道", "communities": []},
    ],
    "dissolved": [
        {
            "code": "330202002",
            "name": "旧港街道",
            "successor": "330202001",
            "valid_to": "2019-12-31",
            "source": "示例",
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The start-up files of the made-up district."""
    (tmp_path / "divisions.json").write_text(json.dumps(DIVISIONS), "utf-8")
    (tmp_path / "boundary.geojson").write_text(json.dumps(BOUNDARY), "utf-8")
    return tmp_path


@pytest.fixture
def district(db: None, folder: Path) -> Path:
    """The made-up district, loaded."""
    load_divisions(folder)
    return folder
