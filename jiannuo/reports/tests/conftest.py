"""People and a report that tests of reports start from."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.people.roles import Role
from jiannuo.reports.models import Fact, Report, Task, Term

TEXT = (
    "政府工作报告\n——2024年1月8日在云溪县第三届人民代表大会第四次会议上\n各位代表：\n一、2023年工作回顾\n"
    "经济稳中有进。地区生产总值增长6.1%；一般公共预算收入18.8亿元。\n二、2024年工作安排\n"
    "地区生产总值增长6%左右。建设首店经济街区，引进企业20家以上。\n名词解释\n1.首店经济：首次开店。"
)


def span(words: str, after: int = 0) -> tuple[int, int]:
    """Where ``words`` stand in TEXT."""
    start = TEXT.index(words, after)
    return start, start + len(words)


PARTS = (
    ("opening", "", span("一、")[0]),
    ("review", "一、2023年工作回顾", span("二、")[0]),
    ("tasks", "二、2024年工作安排", span("名词")[0]),
    ("glossary", "名词解释", len(TEXT)),
)


@pytest.fixture
def report(db: None) -> Report:
    """A small adopted report with four facts, one task and one term."""
    paragraphs = [("经济稳中有进。", "review"), ("地区生产总值增长6%左右", "tasks")]
    made = Report.objects.create(
        title="政府工作报告",
        place="云溪县",
        reviewed_year=2023,
        planned_year=2024,
        text=TEXT,
        text_sha256="a" * 64,
        adopted=True,
        loaded_at=timezone.now(),
        outline={
            "parts": [
                {"kind": "opening", "title": "", "start": 0, "end": span("一、")[0]},
                {
                    "kind": "review",
                    "title": "一、2023年工作回顾",
                    "start": span("一、")[0],
                    "end": span("二、")[0],
                },
                {
                    "kind": "tasks",
                    "title": "二、2024年工作安排",
                    "start": span("二、")[0],
                    "end": span("名词")[0],
                },
                {"kind": "glossary", "title": "名词解释", "start": span("名词")[0], "end": len(TEXT)},
            ],
            "paragraphs": [
                {
                    "start": span(words)[0],
                    "end": TEXT.index("\n", span(words)[0]),
                    "heading_end": span(words)[1] if words.endswith("。") else span(words)[0],
                    "part": part,
                }
                for words, part in paragraphs
            ],
        },
    )
    plan = span("二、")[0]
    add_fact(made, 1, "增长6.1%", subject="地区生产总值", value="6.1", unit="%", role="change")
    add_fact(made, 2, "18.8亿元", subject="一般公共预算收入", value="1880000000", unit="元")
    add_fact(
        made, 3, "增长6%左右", after=plan, subject="地区生产总值", value="6", unit="%", role="change",
        comparator="~", part="tasks", status="target", period="2024",
    )  # fmt: skip
    add_fact(
        made, 4, "20家以上", after=plan, subject="引进企业", value="20", unit="家",
        comparator=">=", part="tasks", status="target", period="2024",
    )  # fmt: skip
    start, end = span("建设首店经济街区，引进企业20家以上")
    Task.objects.create(
        report=made, order=1, start=start, end=end, quote=TEXT[start:end],
        action="建设", object="首店经济街区", domain="消费商贸",
    )  # fmt: skip
    start, end = span("1.首店经济：首次开店。")
    uses = [list(span("首店经济"))]
    Term.objects.create(
        report=made, order=1, name="首店经济", explanation="首次开店。", start=start, end=end, uses=uses
    )
    return made


def add_fact(report: Report, order: int, quote: str, *, after: int = 0, **columns: Any) -> Fact:
    """One fact of ``report`` at the first place of ``quote`` behind ``after``."""
    start, end = span(quote, after)
    left = max(report.text.rfind(mark, 0, start) for mark in "。；\n") + 1
    right = min(at for mark in "。；\n" if (at := report.text.find(mark, end)) >= 0)
    value = Decimal(columns.pop("value"))
    given = {"role": "level", "status": "result", "part": "review", "period": "2023", **columns}
    return Fact.objects.create(
        report=report, order=order, start=start, end=end, quote=quote, sentence_start=left,
        sentence=report.text[left:right], value=value, **given,
    )  # fmt: skip


def _account(name: str, role: Role) -> Account:
    unit, _ = Unit.objects.get_or_create(
        code="U1", defaults={"name": "政府办公室", "kind": Unit.Kind.GOVERNMENT}
    )
    post = Post.objects.create(unit=unit, title=name, role=role)
    person = Person.objects.create(name=name)
    Tenure.objects.create(person=person, post=post)
    return Account.objects.create_user(
        username=name, password=None, standing=Account.Standing.STAFF, person=person
    )


@pytest.fixture
def signed_in(db: None) -> Callable[[Role], Client]:
    """A browser of somebody who holds the role."""

    def sign_in(role: Role) -> Client:
        client = Client()
        client.force_login(
            _account(f"演示{role.label}", role), backend="django.contrib.auth.backends.ModelBackend"
        )
        return client

    return sign_in


@pytest.fixture
def officer(signed_in: Callable[[Role], Client]) -> Client:
    """A browser of a supervision officer."""
    return signed_in(Role.SUPERVISION)
