"""The workbench's menu in groups: a flat list of twenty lines is read by nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.web.navigation import Link


@dataclass
class Group:
    """Lines that belong together; ``title`` empty: those everybody needs first."""

    title: str | Promise
    links: list[Link] = field(default_factory=list)


#: namespaces of addresses -> the group their entries stand in; others come first, without a title
TITLES: dict[str, str | Promise] = {
    "commitments": _("承诺督办"),
    "drafting": _("承诺督办"),
    "supervision": _("承诺督办"),
    "reports": _("工作报告"),
    "enterprises": _("企业服务"),
    "policies": _("企业服务"),
    "working_time": _("办理依据"),
    "admin": _("系统管理"),
    "notices": _("系统管理"),
}


def grouped(links: Iterable[Link]) -> list[Group]:
    """``links`` in groups, in the order in which each group first comes up."""
    found: dict[str, Group] = {}
    for link in links:
        title = TITLES.get(link.entry.name.partition(":")[0], "")
        found.setdefault(str(title), Group(title)).links.append(link)
    return sorted(found.values(), key=lambda group: bool(group.title))
