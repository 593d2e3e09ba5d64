"""A district with a million matters, made in a minute: what the measurements of lists run on.

Rows go into the tables past ``act``, because a million steps would take an hour; everything a list
reads is as ``act`` would have left it. The same seed gives the same rows on both databases.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection, transaction

from jiannuo.kernel.loops import NEW, Loop, State, Step, holds, lead
from jiannuo.kernel.models import Involvement, Matter, Wording
from jiannuo.kernel.models.link import CARRIED
from jiannuo.kernel.now import now
from jiannuo.kernel.searching.signs import searchable
from jiannuo.people.models import Account, Person, Post, Tenure, Unit

#: what the measured officer may see of all matters: involved, and published by others
INVOLVED, PUBLISHED = 0.042, 0.008
UNITS, OWN = 40, 3
BATCH = 20_000
STREETS = ["人民", "中山", "解放", "青泥", "昆明", "海军", "桃源", "葵英", "老虎滩", "春海"]
THINGS = [
    "井盖",
    "路灯",
    "护栏",
    "盲道",
    "树木",
    "垃圾箱",
    "消火栓",
    "电梯",
    "楼道",
    "外墙",
    "屋面",
    "地沟",
    "雨水口",
    "配电箱",
    "停车位",
    "充电桩",
    "健身器材",
    "长椅",
    "公厕",
    "公交站",
    "斑马线",
    "信号灯",
    "广告牌",
    "围挡",
    "工地",
    "餐馆油烟",
    "噪声",
    "供热",
    "供水",
    "燃气",
]
TROUBLES = [
    "损坏",
    "缺失",
    "渗漏",
    "堵塞",
    "占用",
    "不亮",
    "老化",
    "锈蚀",
    "倾斜",
    "积水",
    "扰民",
    "超时",
    "脱落",
    "未修复",
    "需改造",
]


class Request(Loop):
    """Somebody reports that something is broken."""

    key, label = "bench.request", "诉求"
    clerk = holds("department", label="部门")
    waiting = State("办理中", starts=True, owes=lead(clerk), waits="bench")
    done = State("已办结", ends=True)
    send = Step("提出", NEW >> waiting, by=clerk)
    close = Step("办结", waiting >> done, by=clerk)


@dataclass(frozen=True)
class District:
    """Who is measured: an officer who may see five in a hundred, and the supervision office."""

    officer: Account
    supervisor: Account
    visible: int


def make(number: int, first: int = 1) -> District:
    """``number`` matters, numbered from ``first`` on, and the two who look at them."""
    units = [Unit.objects.create(code=f"U{n}", name=f"第{n}单位", kind="government") for n in range(UNITS)]
    Unit.objects.filter(pk__in=[unit.pk for unit in units[1:OWN]]).update(parent=units[0])
    officer = _account("officer", Post.objects.create(unit=units[0], title="科员", role="department"))
    supervisor = _account(
        "supervisor", Post.objects.create(unit=units[-1], title="督查员", role="supervision")
    )
    rows = _rows(range(first, first + number), [unit.pk for unit in units])
    visible = 0
    with transaction.atomic():
        while batch := list(islice(rows, BATCH)):
            visible += sum(
                row.published or bool(set(row.units) & {u.pk for u in units[:OWN]}) for row in batch
            )
            _write(batch)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
            cursor.execute("INSERT INTO kernel_wording_fts(kernel_wording_fts) VALUES ('optimize')")
    return District(officer, supervisor, visible)


def _account(name: str, post: Post) -> Account:
    person = Person.objects.create(name=name)
    Tenure.objects.create(person=person, post=post)
    return Account.objects.create(username=name, person=person, standing="staff")


@dataclass(frozen=True)
class Row:
    """One matter to be written."""

    pk: int
    title: str
    units: list[int]
    lead: int
    published: bool
    opened_days: float
    moved_days: float
    closed: bool
    due_days: float
    place: str


def _rows(numbers: range, units: list[int]) -> Iterator[Row]:
    dice = random.Random(210202)
    for pk in numbers:
        place, thing, trouble = dice.choice(STREETS), dice.choice(THINGS), dice.choice(TROUBLES)
        rare = "加装扶手" if dice.random() < 0.0005 else ""
        title = f"关于{place}街道{place}路{dice.randrange(1, 300)}号{thing}{trouble}{rare}的诉求"
        involved = dice.sample(units[OWN:], dice.choice((1, 2, 2, 3)))
        if dice.random() < INVOLVED:
            involved[0] = dice.choice(units[:OWN])
        opened = dice.random() * 1000
        moved = opened * dice.random()
        street = f"210202{dice.randrange(1, 11):03}"
        yield Row(pk, title, involved, involved[0], dice.random() < PUBLISHED, opened, moved,
                  dice.random() < 0.8, dice.uniform(-10, 60), street)  # fmt: skip


def _write(batch: list[Row]) -> None:
    at = now()
    _copy(
        Matter,
        "id title published loop_version outcome satisfaction round revision seq head " + " ".join(CARRIED),
        (
            (
                row.pk,
                row.title,
                row.published,
                1,
                "done" if row.closed else "",
                "",
                1,
                1,
                1,
                "",
                *carried(row, at),
            )
            for row in batch
        ),
    )
    _copy(
        Involvement,
        "unit_id matter_id " + " ".join(CARRIED),
        ((unit, row.pk, *carried(row, at)) for row in batch for unit in row.units),
    )
    _copy(Wording, "matter_id text tokens", (_wording(row) for row in batch))


def carried(row: Row, at: datetime) -> tuple[object, ...]:
    """The columns CARRIED of a row, in their order."""
    moved = at - timedelta(row.moved_days)
    told = {
        "loop": Request.key,
        "state": "done" if row.closed else "waiting",
        "lead_id": row.lead,
        "place_code": row.place,
        "opened_at": at - timedelta(row.opened_days),
        "moved_at": moved,
        "due_at": None if row.closed else at + timedelta(row.due_days),
        "closed_at": moved if row.closed else None,
    }
    return tuple(told[name] for name in CARRIED)


def _wording(row: Row) -> tuple[object, ...]:
    text, grams = searchable(row.title)
    who = [f"unit{unit}" for unit in row.units] + ["public"] * row.published
    return row.pk, text, " ".join([*grams, *who])


def _copy(model: type, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    table, names = model._meta.db_table, columns.split()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(names)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            texts = (tuple(str(v)[:26] if hasattr(v, "tzinfo") else v for v in row) for row in rows)
            cursor.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", list(texts))
