"""A boundary is drawn north up within its box; what is no boundary is refused, not drawn."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.places.geometry import WIDTH, draw, rings
from jiannuo.places.tests.conftest import BOUNDARY, SQUARE

POINTS = st.tuples(st.floats(70, 135), st.floats(3, 53))


@given(st.lists(POINTS, min_size=3, max_size=20, unique_by=lambda point: round(point[0], 2)))
def test_every_point_lies_within_the_box(points: list[tuple[float, float]]) -> None:
    ring = [list(point) for point in [*points, points[0]]]
    figure = draw({"type": "Polygon", "coordinates": [ring]})
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", figure.path)]
    assert all(-0.1 <= x <= WIDTH + 0.1 for x in numbers[::2])
    assert all(-0.1 <= y <= figure.height + 1 for y in numbers[1::2])
    assert figure.path.count("M") == figure.path.count("Z") == 1


def test_north_is_up_and_east_is_right() -> None:
    figure = draw({"type": "Polygon", "coordinates": [SQUARE]})
    numbers = [float(number) for number in re.findall(r"[0-9.]+", figure.path)]
    south_west, north_east = numbers[0:2], numbers[4:6]
    assert south_west[0] < north_east[0]
    assert south_west[1] > north_east[1]


def test_degrees_of_longitude_are_shortened_for_the_latitude() -> None:
    figure = draw({"type": "Polygon", "coordinates": [SQUARE]})  # 0.2° by 0.1° at 30° north
    assert figure.height == pytest.approx(WIDTH / 2 / 0.8656, abs=1)


def test_islands_are_rings_of_their_own() -> None:
    islands = {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}
    assert len(rings(islands)) == 2
    assert rings(BOUNDARY) == rings({"type": "Polygon", "coordinates": [SQUARE]})


@pytest.mark.parametrize(
    "shape",
    [
        None,
        [],
        {},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "FeatureCollection", "features": []},
        {"type": "FeatureCollection", "features": "many"},
        {"type": "Feature", "geometry": None},
        {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [1, 2]]]},
        {"type": "Polygon", "coordinates": [[[1, 2], [3, 4], [5, 6], [7, 8]]]},
        {"type": "Polygon", "coordinates": [[[1, 2], [3, 95], [5, 6], [1, 2]]]},
        {"type": "Polygon", "coordinates": [[["x", 2], [3, 4], [5, 6], ["x", 2]]]},
        {"type": "Polygon", "coordinates": [[[1], [3, 4], [5, 6], [1]]]},
        {"type": "Polygon", "coordinates": [[[1, 2], [1, 3], [1, 4], [1, 2]]]},
    ],
)
def test_what_is_no_boundary_is_refused(shape: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        draw(shape)
