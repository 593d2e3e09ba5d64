"""Places conditions may name: codes of GB/T 2260, and the places of the district from its start-up data.

Only what policies here and the examples of other places name; a longer list belongs to the region's own
register of places. A code belongs to every code it begins with.
"""

import json
from typing import Any

from jiannuo import reference


def _of_the_district() -> dict[str, dict[str, Any]]:
    """Word -> code and English, from ``places.json`` of the district; nothing where there is none."""
    file = reference.folder() / "places.json"
    found: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    return found


OWN = _of_the_district()
PLACES: dict[str, str] = {
    **{word: str(one["code"]) for word, one in OWN.items()},
    "沈阳市": "2101",
    "北京市": "11",
    "丰台区": "110106",
    "浙江省": "33",
    "杭州市": "3301",
    "余杭区": "330110",
    "广东省": "44",
    "深圳市": "4403",
    "龙岗区": "440307",
}
