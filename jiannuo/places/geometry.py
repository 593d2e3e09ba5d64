"""A boundary as rings of points: what can be drawn without a map library."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: longitude and latitude in degrees
Point = tuple[float, float]
#: width of the drawing in its own units; one decimal of it is finer than any screen
WIDTH = 1000


@dataclass(frozen=True)
class Figure:
    """A boundary drawn flat: an SVG path and the size of the box it fills."""

    path: str
    width: int
    height: int


def rings(boundary: Any) -> list[list[Point]]:
    """Every closed line of a GeoJSON Polygon, MultiPolygon, Feature or FeatureCollection.

    Raises ValueError when ``boundary`` is anything else or holds something that is no position.
    """
    found = list(_rings(boundary))
    if not found:
        raise ValueError("a boundary without a ring")
    return found


def _rings(shape: Any) -> Iterator[list[Point]]:
    kind = shape.get("type") if isinstance(shape, dict) else None
    if kind == "FeatureCollection":
        for feature in _list(shape.get("features")):
            yield from _rings(feature)
    elif kind == "Feature":
        yield from _rings(shape.get("geometry"))
    elif kind == "Polygon":
        yield from (_ring(ring) for ring in _list(shape.get("coordinates")))
    elif kind == "MultiPolygon":
        for polygon in _list(shape.get("coordinates")):
            yield from (_ring(ring) for ring in _list(polygon))
    else:
        raise ValueError(f"no area: {kind}")


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("a list was expected")
    return value


def _ring(positions: Any) -> list[Point]:
    points = [_point(position) for position in _list(positions)]
    if len(points) < 4 or points[0] != points[-1]:
        raise ValueError("a ring that does not close")
    return points


def _point(position: Any) -> Point:
    longitude, latitude = (float(number) for number in _list(position)[:2])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise ValueError(f"no position: {position}")
    return longitude, latitude


def draw(boundary: Any) -> Figure:
    """The boundary as an SVG path, north up, degrees of longitude shortened for the latitude."""
    lines = rings(boundary)
    points = [point for line in lines for point in line]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    if east == west:
        raise ValueError("a boundary without an extent")
    shorten = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * shorten)
    path = "".join(
        "M" + "L".join(f"{(x - west) * shorten * scale:.1f} {(north - y) * scale:.1f}" for x, y in line) + "Z"
        for line in lines
    )
    return Figure(path, WIDTH, round((north - south) * scale))
