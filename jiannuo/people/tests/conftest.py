"""A small district made up for the tests, so that no rule leans on the reference data."""

import json
from pathlib import Path

import pytest

from jiannuo.people.actions.start import load_units

UNITS = {
    "streets": {"parent": "GOV", "head": "主任", "officer": "工作人员", "duties": {"1": ["社区"]}},
    "communities": {"head": "社区居委会主任"},
    "units": [
        {
            "code": "GOV",
            "name": "区政府",
            "full_name": "平江市河东区人民政府",
            "kind": "government",
            "division_code": "330202",
            "aliases": ["河东区政府"],
            "posts": [
                {"title": "区长", "role": "leader", "oversees": ["GOV"]},
                {"title": "副区长（城建）", "role": "leader", "oversees": ["ZJJ"]},
            ],
        },
        {
            "code": "ZJJ",
            "name": "区住建局",
            "full_name": "平江市河东区住房和城乡建设局",
            "kind": "government",
            "parent": "GOV",
            "aliases": ["区建设局"],
            "duties": {"3": ["危房", "物业"], "1": ["改造"]},
            "posts": [{"title": "局长", "role": "department"}, {"title": "工作人员", "role": "department"}],
        },
        {"code": "GA", "name": "公安分局", "kind": "branch", "aliases": ["区公安局"]},
    ],
}
DIVISIONS = {
    "district": {"code": "330202", "name": "河东区", "city": "平江市"},
    "streets": [
        {
            "code": "330202001",
            "name": "临江街道",
            "communities": [{"code": "330202001001", "name": "新桥社区居委会"}],
        }
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
    (tmp_path / "units.json").write_text(json.dumps(UNITS), "utf-8")
    (tmp_path / "divisions.json").write_text(json.dumps(DIVISIONS), "utf-8")
    return tmp_path


@pytest.fixture
def district(db: None, folder: Path) -> Path:
    """The made-up district, loaded."""
    load_units(folder)
    return folder
