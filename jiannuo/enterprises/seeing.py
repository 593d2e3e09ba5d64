"""Who may see the values that only some policies need: money, wages, taxes (``Seen.NEEDED``).

The enterprise itself, whoever keeps the registry, and departments, which carry policies out; a layer
above may give further grounds. 个人信息保护法 does not cover firms, 数据安全法 art 38 does: state organs
use data within their duties and keep what they learn to themselves.
"""

from collections.abc import Callable

from jiannuo.enterprises.attributes.attribute import Attribute, Seen
from jiannuo.enterprises.members import acts_for
from jiannuo.kernel.visible import Viewer

Ground = Callable[[Viewer], bool]
_grounds: list[Ground] = []
#: roles whose work is with these figures
_KEEPERS = frozenset({"supervision", "department"})


def needed_by(ground: Ground) -> Ground:
    """Register a ground on which a viewer needs these values by office."""
    _grounds.append(ground)
    return ground


def sees_needed(viewer: Viewer) -> bool:
    """Whether the viewer needs them by office, of whatever enterprise."""
    return bool(viewer.roles & _KEEPERS) or any(ground(viewer) for ground in _grounds)


def may_see_value(viewer: Viewer, declared: Attribute, enterprise_id: int) -> bool:
    """Whether the viewer, who may see the enterprise, may see this attribute of it."""
    if declared.seen != Seen.NEEDED or sees_needed(viewer):
        return True
    return acts_for(getattr(viewer, "account_id", None), enterprise_id)
