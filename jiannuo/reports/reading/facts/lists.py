"""A、B和C分别…x、y和z: which number belongs to which name."""

import re

from jiannuo.reports.reading.facts.words import cut

_ORDINAL = frozenset({"第一", "第二", "一", "二"})
#: an item that ends so is a quantity of its own
_COMPLETE = frozenset("值额量率数入税资费款润口出")
_AND = re.compile(r"、|和|及|与|以及")


def share_out(subject: str, count: int) -> list[str]:
    """``count`` names from a subject that lists as many, each completed with the words they share."""
    if count < 2:
        return [subject]
    listed, _, tail = subject.partition("分别")
    items = [item for item in _AND.split(listed) if item]
    if len(items) != count:
        return [subject] * count
    return [item + tail for item in _complete(items)]


def _complete(items: list[str]) -> list[str]:
    """城镇 and 农村居民人均可支配收入 share the head of the last item."""
    last = items[-1]
    return [item + _shared_head(item, last) for item in items[:-1]] + [last]


def _shared_head(item: str, last: str) -> str:
    """What the last item says that an earlier one leaves out, or ""."""
    words = cut(last)
    ends = [w.end for w in words if len(w.text) > 1 and item.endswith(w.text)]
    if ends and ends[-1] < len(last):
        return last[ends[-1] :]
    if item[-1] in _COMPLETE or item[-1] == last[-1] or len(item) > 5 or len(words) < 2:
        return ""
    if len(item) > 3:
        return words[-1].text if len(last) > len(item) else ""
    if len(last) < len(item) + 2:
        return ""
    return last[1 if len(item) == 1 or item in _ORDINAL else words[0].end :]
