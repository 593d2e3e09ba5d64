"""What the menus offer, and to whom.

An entry whose address does not exist (yet) is left out, so a page can be listed here before it is
built and appears on the day it is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.matters.queries.mine import count as duties_waiting
from jiannuo.people.request import Request
from jiannuo.people.roles import STAFF, Role
from jiannuo.people.viewer import Viewer


@dataclass(frozen=True)
class Entry:
    """One line of a menu. ``roles`` empty: everybody."""

    name: str
    label: str | Promise
    icon: str
    about: str | Promise = ""
    roles: frozenset[Role] = frozenset()
    #: how much waits behind it, shown beside its name
    count: Callable[[Viewer], int] | None = None


@dataclass(frozen=True)
class Link:
    """An entry as one visitor meets it."""

    entry: Entry
    url: str
    current: bool
    waiting: int = 0


PORTAL = (
    Entry("home", _("首页"), "home"),
    Entry(
        "policies:my",
        _("我的政策"),
        "gift",
        _("符合哪些惠企政策、差在哪里、能得多少，按企业的数据逐条算好，一键确认。"),
        frozenset({Role.ENTERPRISE}),
    ),
    Entry(
        "policies:my_claims",
        _("我的兑现"),
        "coin",
        _("确认过、申报过的每一项走到哪一步，钱什么时候到账。"),
        frozenset({Role.ENTERPRISE}),
    ),
    Entry(
        "my_enterprise:home",
        _("我的企业"),
        "building-store",
        _("政府知道企业的哪些情况、从哪里知道的；可以更正、补充、提出问题。"),
        frozenset({Role.ENTERPRISE}),
    ),
    Entry(
        "commitments:promises",
        _("政府承诺"),
        "checklist",
        _("今年政府承诺了哪些事、由谁来办、什么时候办成，一条一条写明白。"),
    ),
    Entry(
        "policies:policies",
        _("惠企政策"),
        "building-store",
        _("给企业的政策：给谁、给什么、到什么时候，用大白话写明白；公示名单和兑现情况也在这里。"),
    ),
    Entry(
        "reports:reader",
        _("报告原文"),
        "book",
        _("政府工作报告全文，标出每一个数字和每一项任务，名词随点随释。"),
    ),
    Entry(
        "reports:facts",
        _("数据指标"),
        "chart-bar",
        _("报告里的每一个数字：增长多少、完成多少、与目标相比如何，都附原句。"),
    ),
    Entry(
        "ledger:about",
        _("公开账本"),
        "shield-check",
        _("每一步都签名留痕，谁都可以核验有没有被改过。"),
    ),
    Entry("places:map", _("区划地图"), "map-2", _("街道、社区在哪里，归谁管，在地图上看。")),
    Entry(
        "people:organisation",
        _("组织机构"),
        "building-community",
        _("哪些单位、管哪些事，说出要办的事就能找到归谁管。"),
    ),
)

WORKBENCH = (
    Entry(
        "matters:mine",
        _("我的待办"),
        "clipboard-check",
        _("轮到本岗位办理的事项：今天、三日内、已超期。"),
        STAFF,
        count=duties_waiting,
    ),
    Entry(
        "matters:list",
        _("事项列表"),
        "list-details",
        _("有权查看的全部事项：筛选、搜索、导出、批量办理。"),
        STAFF,
    ),
    Entry(
        "commitments:overview",
        _("承诺总览"),
        "bulb",
        _("各领域、各单位的亮灯，逐月走势，卡在哪里、等谁答复。"),
        STAFF,
    ),
    Entry(
        "commitments:meetings",
        _("调度会"),
        "calendar-event",
        _("季调度、月调度、专题、随时：会议材料、投屏、议定事项。"),
        STAFF,
    ),
    Entry(
        "commitments:lights",
        _("亮灯方案"),
        "traffic-lights",
        _("什么情况亮什么灯：各方案的规则，本月按各方案会是什么颜色。"),
        STAFF,
    ),
    Entry(
        "commitments:reporting",
        _("表格填报"),
        "file-spreadsheet",
        _("下载本月待填报的事项，离线填好连同佐证一次上传。"),
        frozenset({Role.DEPARTMENT, Role.STREET}),
    ),
    Entry(
        "commitments:scores",
        _("得分排名"),
        "chart-bar",
        _("各单位的得分，只在组内比，每一分都能点开看来处。"),
        STAFF,
    ),
    Entry(
        "commitments:wall",
        _("挂图作战"),
        "device-tv",
        _("一块大屏看全年：亮灯、卡点、今天的变动。"),
        STAFF,
    ),
    Entry(
        "supervision:year",
        _("政府督查"),
        "eye-search",
        _("全年督查安排：谁被查、查几次、哪里重叠；结论、复核、整改。"),
        STAFF,
    ),
    Entry(
        "enterprises:registry",
        _("企业库"),
        "building-store",
        _("全区企业的登记、经营、资质，逐项注明来源；走访和企业问题跟踪到解决。"),
        STAFF,
    ),
    Entry(
        "policies:office",
        _("惠企政策管理"),
        "gift",
        _("起草、测算、审查、发布政策，看谁符合、花多少、到了谁手里。"),
        STAFF,
    ),
    Entry(
        "policies:claims",
        _("政策兑现"),
        "coin",
        _("审核、公示、两个人批准、送国库、收回执，一笔一笔到账。"),
        STAFF,
    ),
    Entry(
        "reports:overview",
        _("全局总览"),
        "layout-dashboard",
        _("今年的目标、任务按领域和单位的分布、去年完成情况。"),
        STAFF,
    ),
    Entry(
        "reports:breakdown",
        _("任务分解"),
        "subtask",
        _("逐条确认任务：牵头单位、配合单位、责任领导、完成时限。"),
        STAFF,
    ),
    Entry(
        "drafting",
        _("生成承诺事项"),
        "file-plus",
        _("已确认的任务一键生成承诺事项，送区领导审定。"),
        frozenset({Role.SUPERVISION}),
    ),
    Entry(
        "reports:compare",
        _("两年对照"),
        "arrows-left-right",
        _("去年说的，今年办成了吗？承诺与回顾逐条对照。"),
        STAFF,
    ),
    Entry(
        "reports:list",
        _("报告库"),
        "books",
        _("已载入的历年报告：打开、核对、标明是否已经大会通过。"),
        STAFF,
    ),
    Entry(
        "reports:upload",
        _("上传报告"),
        "file-upload",
        _("交来一份政府工作报告，读出事实、任务和名词解释。"),
        frozenset({Role.SUPERVISION}),
    ),
    Entry(
        "people:delegations",
        _("委托代办"),
        "user-share",
        _("出差、休假期间请另一个岗位代办：谁代谁、到哪天、为什么，随时可收回。"),
        STAFF,
    ),
    Entry(
        "working_time:calendar",
        _("工作日历"),
        "calendar",
        _("哪天上班、哪天放假，推算任何期限的到期日。"),
        STAFF | {Role.SETUP},
    ),
    Entry(
        "working_time:time_limits",
        _("办理时限"),
        "clock-hour-4",
        _("每一项时限多长、从何时起算、能否延长、依据哪一条。"),
        STAFF | {Role.SETUP},
    ),
)

SETUP = (
    Entry("admin:index", _("系统设置"), "settings", "", frozenset({Role.SETUP})),
    Entry("notices:failures", _("没有送到的通知"), "mail-off", "", frozenset({Role.SETUP})),
)


def entries(request: HttpRequest, menu: Iterable[Entry]) -> list[Link]:
    """The entries of ``menu`` that exist and that the visitor may open, in order.

    Current is the one whose page is open, or under which the open page lies.
    """
    viewer = cast(Request, request).viewer
    found = [
        (entry, url)
        for entry in menu
        if (not entry.roles or viewer.has(*entry.roles)) and (url := _address(entry.name))
    ]
    here = _nearest(request.path, [url for _entry, url in found])
    return [Link(entry, url, url == here, entry.count(viewer) if entry.count else 0) for entry, url in found]


def _nearest(path: str, urls: Iterable[str]) -> str:
    """The one of ``urls`` that ``path`` is, or lies under; the home page is above nothing."""
    above = [url for url in urls if path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))]
    return max(above, key=len, default="")


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
