"""What is no code of a county, street or community is refused with the rule it breaks."""

import pytest
from django.core.exceptions import ValidationError

from jiannuo.kernel.division_code import PROVINCES, above, check_division_code


@pytest.mark.parametrize("code", ["330202", "330202001", "330202001001", "820000"])
def test_county_street_and_community_codes_pass(code: str) -> None:
    check_division_code(code)


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        ("", "只能由数字"),
        ("33020A", "只能由数字"),
        ("３３０２０２", "只能由数字"),
        ("3302", "是 4 位"),
        ("3302020", "是 7 位"),
        ("990202", "省级代码"),
    ],
)
def test_a_malformed_code_is_refused_with_its_cause(code: str, cause: str) -> None:
    with pytest.raises(ValidationError, match=cause):
        check_division_code(code)


def test_there_are_34_provinces() -> None:
    assert len(PROVINCES) == 34


def test_each_code_begins_with_the_code_above() -> None:
    assert [above(code) for code in ("330202001001", "330202001", "330202")] == ["330202001", "330202", ""]
