"""A small made-up report of a made-up district, its units, and two officers of its supervision office."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from jiannuo.people.models import Account, Person, Post, Tenure, Unit, UnitAlias
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.reports.models import Fact, Report, Task

TEXT = (
    "青禾区2031年政府工作报告\n"
    "加快城市更新步伐。改造老旧小区40个，新增停车泊位500个，打通断头路3条。\n"
    "推进教育优质均衡。新建幼儿园2所，完善教师激励机制。"
)
QUOTES = (
    ("改造", "老旧小区", "改造老旧小区40个", "城市更新", "老旧小区40个"),
    ("新增", "停车泊位", "新增停车泊位500个", "城市管理", "停车泊位500个"),
    ("打通", "断头路", "打通断头路3条", "城市更新", "断头路3条"),
    ("新建", "幼儿园", "新建幼儿园2所，完善教师激励机制", "教育", "幼儿园2所"),
)


@dataclass(frozen=True)
class District:
    """What the tests of the breakdown start from."""

    report: Report
    housing: Unit
    roads: Unit
    schools: Unit
    police: Unit
    party: Unit
    gone: Unit
    mayor: Post


@dataclass(frozen=True)
class Officer:
    """Somebody signed in, with the post acted from."""

    account: Account
    viewer: Viewer
    post: Post

    @property
    def acting(self) -> dict[str, Any]:
        """The arguments every action takes."""
        return {"actor": self.viewer, "post": self.post}


def unit(code: str, name: str, kind: str, **more: Any) -> Unit:
    """A unit of the made-up district."""
    return Unit.objects.create(code=code, name=name, kind=kind, **more)


@pytest.fixture
def district(db: None) -> District:
    """The report with four rows as the reading leaves them."""
    kinds = Unit.Kind
    housing = unit("QH-ZJ", "青禾区住房和城乡建设局", kinds.GOVERNMENT, order=1)
    UnitAlias.objects.create(unit=housing, name="区住建局")
    roads = unit("QH-CG", "青禾区城市管理局", kinds.GOVERNMENT, order=2)
    report = Report.objects.create(
        title="青禾区2031年政府工作报告",
        place="青禾区",
        planned_year=2031,
        text=TEXT,
        text_sha256="0" * 64,
        loaded_at=datetime(2031, 1, 10, tzinfo=UTC),
        adopted=True,
    )
    made = District(
        report=report,
        housing=housing,
        roads=roads,
        schools=unit("QH-JY", "青禾区教育局", kinds.GOVERNMENT, order=3),
        police=unit("QH-GA", "市公安局青禾分局", kinds.BRANCH, order=4),
        party=unit("QH-XC", "青禾区委宣传部", kinds.PARTY, order=5),
        gone=unit("QH-JS", "青禾区建设局", kinds.GOVERNMENT, order=6, valid_to=date(2020, 12, 31)),
        mayor=Post.objects.create(unit=housing, title="副区长（分管城建）", role=Role.LEADER),
    )
    for order, (action, topic, quote, domain, figure) in enumerate(QUOTES, start=1):
        start = TEXT.index(quote)
        figure_at = TEXT.index(figure)
        Fact.objects.create(
            report=report,
            order=order,
            start=figure_at + len(figure) - 3,
            end=figure_at + len(figure),
            sentence_start=start,
            sentence=quote,
            quote=figure[-3:],
            part="tasks",
            subject=figure[:-3],
            value=1,
            role="level",
            status="target",
        )
        Task.objects.create(
            report=report,
            order=float(order),
            start=start,
            end=start + len(quote),
            quote=quote,
            heading="加快城市更新步伐。" if order < 4 else "推进教育优质均衡。",
            action=action,
            object=topic,
            domain=domain,
            quantified=True,
            targets=figure,
            suggestion={"QH-ZJ": ["老旧小区"]} if order == 1 else {},
        )
    return made


@pytest.fixture
def hire(db: None) -> Callable[..., Officer]:
    """Make an account that holds a post."""

    def hire(name: str, role: str = Role.SUPERVISION) -> Officer:
        office, _new = Unit.objects.get_or_create(
            code="QH-ZFB", defaults={"name": "青禾区人民政府办公室", "kind": Unit.Kind.GOVERNMENT}
        )
        post = Post.objects.create(unit=office, title=f"{name}的岗位", role=role)
        person = Person.objects.create(name=name)
        Tenure.objects.create(person=person, post=post)
        account = Account.objects.create(username=name, person=person, standing="staff")
        return Officer(account, viewer_of(account), post)

    return hire


@pytest.fixture
def officer(hire: Callable[..., Officer]) -> Officer:
    """李明 of the supervision office."""
    return hire("李明")


@pytest.fixture
def tasks(district: District) -> list[Task]:
    """The four rows, in order."""
    return list(Task.objects.filter(report=district.report).order_by("order"))


@pytest.fixture
def ready(district: District, tasks: list[Task]) -> list[Task]:
    """The four rows with all they need to be confirmed."""
    units = [district.housing, district.roads, district.housing, district.schools]
    for task, unit in zip(tasks, units, strict=True):
        task.lead_unit, task.due_on = unit, date(2031, 11, 30)
        task.save()
    return tasks


def seen(task: Task) -> tuple[int, int]:
    """The row as it stands now, as somebody would have it on the screen."""
    return task.pk, Task.objects.values_list("revision", flat=True).get(pk=task.pk)
