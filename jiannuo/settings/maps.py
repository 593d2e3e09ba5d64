"""Where map tiles come from: nowhere, unless the district has a tile server of its own.

``JIANNUO_TILES=https://tiles.example/{z}/{x}/{y}.png`` puts tiles under the boundary. They must be
in the coordinates of the boundary (the published ones are GCJ-02), or the two lie apart.
"""

import os
from urllib.parse import urlsplit


def origins_of(template: str) -> list[str]:
    """The origins that the content security policy must let images come from.

    Raises ValueError when ``template`` is no http(s) address of tiles.
    """
    if not template:
        return []
    parts = urlsplit(template)
    if parts.scheme not in ("http", "https") or not parts.netloc or "{z}" not in template:
        raise ValueError("JIANNUO_TILES must look like https://tiles.example/{z}/{x}/{y}.png")
    host = parts.netloc.replace("{s}", "*")
    if any(character in host for character in " ;,'\"{}"):
        raise ValueError(f"JIANNUO_TILES names no host that can be allowed: {parts.netloc}")
    return [f"{parts.scheme}://{host}"]


TILES = os.environ.get("JIANNUO_TILES", "")
#: who made the tiles; shown on the map, as their terms usually ask
TILES_CREDIT = os.environ.get("JIANNUO_TILES_CREDIT", "")
TILE_ORIGINS = origins_of(TILES)
