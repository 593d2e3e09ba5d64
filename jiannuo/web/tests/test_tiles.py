"""Images of a map come from the district's own tile server or from nowhere else."""

import pytest

from jiannuo.settings.maps import origins_of
from jiannuo.web.headers import CONTENT_SECURITY_POLICY


def test_without_a_tile_server_no_foreign_image_is_allowed() -> None:
    assert "img-src 'self' data:;" in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("template", "origins"),
    [
        ("", []),
        ("https://tiles.example/{z}/{x}/{y}.png", ["https://tiles.example"]),
        ("http://10.1.2.3:8080/t?z={z}&x={x}&y={y}", ["http://10.1.2.3:8080"]),
        ("https://{s}.tiles.example/{z}/{x}/{y}.png", ["https://*.tiles.example"]),
    ],
)
def test_exactly_the_tile_server_is_allowed(template: str, origins: list[str]) -> None:
    assert origins_of(template) == origins


@pytest.mark.parametrize(
    "template",
    [
        "javascript:alert(1)//{z}",
        "//tiles.example/{z}",
        "https://tiles.example/map.png",
        "https://a.example; script-src *{z}/",
    ],
)
def test_an_address_that_would_open_more_is_refused(template: str) -> None:
    with pytest.raises(ValueError, match="JIANNUO_TILES"):
        origins_of(template)
