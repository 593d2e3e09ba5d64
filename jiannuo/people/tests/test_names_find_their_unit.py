"""Whatever of its names somebody writes, the unit is found; a shared name finds nobody."""

from datetime import date

import pytest

from jiannuo.people.models import Unit, UnitAlias
from jiannuo.people.queries import UnitNames, find_unit

pytestmark = pytest.mark.usefixtures("district")


@pytest.mark.parametrize(
    "text",
    [
        "区住建局",
        "住建局",
        "河东区住建局",
        "平江市河东区住建局",
        "平江市河东区住房和城乡建设局",
        "住房和城乡建设局",
        "区建设局",
        "建设局",
        " 区 住建局\u3000",
    ],
)
def test_every_spelling_of_a_department_finds_it(text: str) -> None:
    unit = find_unit(text)
    assert unit is not None
    assert unit.code == "ZJJ"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("区政府", "GOV"),
        ("河东区人民政府", "GOV"),
        ("临江街道办事处", "330202001"),
        ("新桥社区居委会", "330202001001"),
    ],
)
def test_the_government_and_its_streets_are_found_by_name(text: str, code: str) -> None:
    unit = find_unit(text)
    assert unit is not None
    assert unit.code == code


@pytest.mark.parametrize("text", ["", "  ", "区", "河东区", "某某局", "住建"])
def test_what_is_no_name_finds_nobody(text: str) -> None:
    assert find_unit(text) is None


def test_a_name_two_units_share_is_not_guessed() -> None:
    UnitAlias.objects.create(unit=Unit.objects.get(code="GA"), name="区建设局")
    assert find_unit("区建设局") is None
    assert [unit.code for unit in UnitNames().find("区建设局")] == ["ZJJ", "GA"]


def test_a_dissolved_street_is_found_only_while_it_existed() -> None:
    assert find_unit("旧港街道") is None
    then = find_unit("旧港街道", date(2019, 6, 1))
    assert then is not None
    assert then.successor == find_unit("临江街道")
