"""The indicators that work reports lead with, and how their names are recognised."""

import json
import re
from pathlib import Path

from jiannuo.indicators.models import Indicator

_SOURCE = Path(__file__).with_name("data") / "indicators.json"
#: words in front of a name that say whose figure it is, and behind it that say no more than "how much"
_FRONT = re.compile(r"^(?:(?:预计|全年|全区|全市|全县|全省|全国|全社会|其中|地方|年度))+(?=.)")
_BEHIND = re.compile(r"(?<=.)(?:总量|增速|增幅|人数|预期目标)$")


def headline_indicators() -> list[Indicator]:
    """All of them, in their usual order; those not in the database yet are put there."""
    known = {indicator.key: indicator for indicator in Indicator.objects.all()}
    missing = [
        Indicator(order=order, **entry)
        for order, entry in enumerate(json.loads(_SOURCE.read_text("utf-8")), start=1)
        if entry["key"] not in known
    ]
    Indicator.objects.bulk_create(missing, ignore_conflicts=True)
    return list(Indicator.objects.all()) if missing else list(known.values())


class Recogniser:
    """Finds the indicator that a subject of a report names."""

    def __init__(self, indicators: list[Indicator]) -> None:
        self._by_name = {name: i for i in indicators for name in (*i.aliases, i.name)}

    def __call__(self, subject: str) -> Indicator | None:
        """The indicator, or None: only whole names count, so that a part is never taken for all."""
        bare = _BEHIND.sub("", _FRONT.sub("", subject))
        return self._by_name.get(subject) or self._by_name.get(bare)
