import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.kernel.ledger.tiles import parse_tile_path, tile_path


def test_the_example_of_the_format() -> None:
    assert tile_path(0, 1234067) == "0/x001/x234/067"
    assert tile_path(1, 0, 17) == "1/000.p/17"


@given(st.integers(0, 63), st.integers(0, 10**12), st.integers(1, 256))
def test_a_path_names_one_tile(level: int, index: int, width: int) -> None:
    assert parse_tile_path(tile_path(level, index, width)) == (level, index, width)


@pytest.mark.parametrize(
    "path",
    ["", "0", "0/1", "0/0001", "00/000", "0/x000/001", "0/000.p/0", "0/000.p/256", "0/000.p/300",
     "0/000.p/01", "0/../000", "-1/000", "0/x001/67", "0/000/", "０/000", "0/000\n"],
)  # fmt: skip
def test_other_paths_name_none(path: str) -> None:
    with pytest.raises(ValueError, match="not the path of a tile"):
        parse_tile_path(path)
