"""A、B和C分别…x、y和z: which number belongs to which name."""

import re

_AND = re.compile(r"、|和|及|与|以及")


def share_out(subject: str, count: int) -> list[str]:
    """``count`` names from a subject that lists as many, each completed with the words they share."""
    if count < 2:
        return [subject]
    items = [item for item in _AND.split(subject) if item]
    if len(items) != count:
        return [subject] * count
    return _complete(items)


def _complete(items: list[str]) -> list[str]:
    """城镇 and 农村居民人均可支配收入 share the head of the last item."""
    last = items[-1]
    whole: list[str] = []
    for item in items[:-1]:
        if len(item) <= 3 and len(last) > len(item) + 2:
            whole.append(item + last[len(item) :])
        else:
            whole.append(item)
    return [*whole, last]
