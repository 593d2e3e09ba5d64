"""A small town: a policy unit, a payer, two checkers, a leader, two firms, and one published policy."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from jiannuo.enterprises.actions.stating import Said, state
from jiannuo.enterprises.demonstration.codes import made_up_code
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.models import Enterprise, Member
from jiannuo.kernel.act import act, begin
from jiannuo.kernel.now import frozen_at, now
from jiannuo.people.models import Account, Person, Post, Tenure, Unit, UnitDuty
from jiannuo.people.viewer import PUBLIC, Viewer, viewer_of
from jiannuo.policies.actions.batching import batch as make_batch
from jiannuo.policies.actions.claiming import claim as make_claim
from jiannuo.policies.facts.version import FAIR
from jiannuo.policies.models import Batch, Claim, Policy, Pool, Version
from jiannuo.policies.money import entering
from jiannuo.policies.version_loop import VersionLoop

#: fen of ten thousand yuan
WAN = 1_000_000
AMOUNT = 20 * WAN
CONDITION = "上年营业收入 不低于 500万元【第二条】 且 上年从业人员 不少于 10人【第三条】"
CLAUSES = "【第二条】上年度营业收入不低于500万元。\n【第三条】从业人员不少于10人。"
EXAMPLES = [
    {"name": "甲样例", "facts": {"上年营业收入": "600万元", "上年从业人员": "12人"}, "expected": "true"},
    {"name": "乙样例", "facts": {"上年营业收入": "400万元", "上年从业人员": "12人"}, "expected": "false"},
]
ACCOUNT = {"bank": "中国银行大连中山支行", "account_number": "210202000012345678"}


@dataclass
class City:
    """Who takes part, each as they are today."""

    head: Viewer
    officer: Viewer
    clerk: Viewer
    payer_head: Viewer
    payer: Viewer
    lawyer: Viewer
    market: Viewer
    leader: Viewer
    supervisor: Viewer
    other: Viewer
    #: acts for ``firm``, and so does ``colleague``; ``rival`` for ``rivals``
    boss: Viewer
    colleague: Viewer
    rival: Viewer
    resident: Viewer
    firm: Enterprise
    rivals: Enterprise
    industry: Unit
    finance: Unit
    pool: Pool
    public: Viewer = PUBLIC

    def everybody(self) -> list[Viewer]:
        """All who have an account."""
        return [one for one in vars(self).values() if isinstance(one, Viewer) and one.account_id is not None]


def appoint(name: str, unit: Unit, title: str, role: str, order: int = 1) -> Viewer:
    """A person in office, as a viewer."""
    post = Post.objects.create(unit=unit, title=title, role=role, order=order)
    person = Person.objects.create(name=name)
    Tenure.objects.create(person=person, post=post)
    return viewer_of(Account.objects.create(username=name, person=person, standing="staff"))


def on(day: str, hour: int = 9, minute: int = 0) -> Any:
    """Freeze the time on ``day`` at ``hour`` of the town's clock."""
    return frozen_at(timezone.make_aware(datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:00")))


def firm(number: int, *, revenue: int | None = 800, staff: int = 30, source: str = "tax") -> Enterprise:
    """An enterprise whose revenue (万元) and staff of 2023 are known from ``source``."""
    row = Enterprise.objects.create(
        credit_code=made_up_code(number), name=f"甲{number}科技有限公司", added_at=now(), changed_at=now()
    )
    said = [Said("staff", Interval.point(staff), source, date(2024, 1, 20), 2023)]
    if revenue is not None:
        said.append(Said("revenue", Interval.point(revenue * WAN), source, date(2024, 1, 20), 2023))
    state(row.pk, said)
    return row


def member(name: str, enterprise: Enterprise, *, until: date | None = None) -> Viewer:
    """An account that acts for ``enterprise``, confirmed."""
    account = Account.objects.create(username=name, standing="enterprise")
    Member.objects.create(
        account=account, enterprise=enterprise, since=date(2024, 1, 1), until=until, confirmed_at=now()
    )
    return viewer_of(account)


@pytest.fixture
def city(db: None) -> City:
    """As of 4 March 2024."""
    with on("2024-03-04"):
        units = {
            name: Unit.objects.create(code=f"U{order}", name=name, kind="government", order=order)
            for order, name in enumerate(
                ("区政府", "区政府办", "区工信局", "区财政局", "区司法局", "区市场监管局", "区文旅局"), 1
            )
        }
        UnitDuty.objects.create(unit=units["区司法局"], word="合法性审查", weight=3)
        UnitDuty.objects.create(unit=units["区市场监管局"], word="市场监管", weight=2)
        industry, finance = units["区工信局"], units["区财政局"]
        pool = Pool.objects.create(name="中小企业发展资金", budget_line="2150805", year=2024, payer=finance)
        entering.grant(pool, 100 * WAN, key="budget")
        mine, theirs = firm(1), firm(2)
        return City(
            head=appoint("工信局长", industry, "局长", "department"),
            officer=appoint("工信科员", industry, "科员", "department", 2),
            clerk=appoint("工信文员", industry, "文员", "department", 3),
            payer_head=appoint("财政局长", finance, "局长", "department"),
            payer=appoint("财政科员", finance, "科员", "department", 2),
            lawyer=appoint("司法科员", units["区司法局"], "科员", "department"),
            market=appoint("市监科员", units["区市场监管局"], "科员", "department"),
            leader=appoint("区长", units["区政府"], "区长", "leader"),
            supervisor=appoint("督查科员", units["区政府办"], "督查科员", "supervision"),
            other=appoint("文旅科员", units["区文旅局"], "科员", "department"),
            boss=member("boss", mine),
            colleague=member("colleague", mine),
            rival=member("rival", theirs),
            resident=viewer_of(Account.objects.create(username="resident", standing="resident")),
            firm=mine,
            rivals=theirs,
            industry=industry,
            finance=finance,
            pool=pool,
        )


def account_of(viewer: Viewer) -> Account:
    """The account, as it is now."""
    assert viewer.account_id is not None
    return Account.objects.get(pk=viewer.account_id)


def policy(city: City, key: str = "district.boost", **columns: Any) -> Policy:
    """A policy of the industry department."""
    rest = {"title": "小企业上台阶奖励", "level": "district", "issuer": "区政府", "unit": city.industry}
    return Policy.objects.create(key=key, **{**rest, **columns})


def content(city: City, **changed: Any) -> dict[str, Any]:
    """What is written into a draft."""
    told = {
        "summary": "营业收入和人员达到标准的，奖励 20 万元。",
        "document": "第二条 上年度营业收入不低于500万元。第三条 从业人员不少于10人。",
        "condition": CONDITION,
        "clauses": CLAUSES,
        "benefit": {"kind": "fixed", "amount": AMOUNT},
        "examples": EXAMPLES,
        "automatic": True,
        "valid_from": "2024-03-01",
        "valid_to": "2026-12-31",
        "pool": city.pool.pk,
    }
    return {name: value for name, value in (told | changed).items() if value is not None}


PUBLICATION = {
    "consulted": "public",
    "consulted_from": "2024-01-15",
    "consulted_to": "2024-02-20",
    "consultation": "收到意见 12 条，采纳 7 条。",
}
FAIRLY = {"fair": [key for key, _label in FAIR]}
LAWFULLY = {"lawful": ["power", "superior", "rights", "form"]}


def draft(city: City, of: Policy | None = None, number: int = 1, **changed: Any) -> Version:
    """A draft with its content, by the officer."""
    of = of or policy(city)
    event = begin(VersionLoop, "draft", actor=city.officer, title=of.title, policy=of, number=number)
    act(event.matter_id, "write", actor=city.officer, facts=content(city, **changed))
    return Version.objects.get(pk=event.matter_id)


def check(city: City, version: Version) -> None:
    """Both checks passed."""
    act(version, "submit", actor=city.officer)
    act(version, "pass_fair", actor=city.market, facts=FAIRLY)
    act(version, "pass_legal", actor=city.lawyer, facts=LAWFULLY)


def publish(city: City, of: Policy | None = None, number: int = 1, **changed: Any) -> Version:
    """Drafted, checked and published by the head, now."""
    version = draft(city, of, number, **changed)
    check(city, version)
    act(version, "publish", actor=city.head, facts=PUBLICATION)
    return Version.objects.get(pk=version.pk)


@pytest.fixture
def version(city: City) -> Version:
    """In force since 4 March 2024: 20万元 without application."""
    with on("2024-03-04"):
        return publish(city)


def payee(enterprise: Enterprise, **changed: Any) -> dict[str, Any]:
    """The facts of a confirmation."""
    return {"account_name": enterprise.name, **ACCOUNT, "promise": True, "consent": True} | changed


def confirm(who: Viewer, version: Version, enterprise: Enterprise, key: str = "", **changed: Any) -> Claim:
    """Confirmed by ``who``, now."""
    told = payee(enterprise, **changed)
    return make_claim(who, version, enterprise, way="automatic", facts=told, key=key)


@pytest.fixture
def claim(city: City, version: Version) -> Claim:
    """Confirmed on 5 March 2024."""
    with on("2024-03-05"):
        return confirm(city.boss, version, city.firm)


def again(row: Any) -> Any:
    """As it is now."""
    return type(row).objects.get(pk=row.pk)


def announced(city: City, version: Version, *claims: Claim) -> Batch:
    """Checked on 6 March by the officer, announced on 7 March until the 14th."""
    with on("2024-03-06"):
        for one in claims:
            act(one, "pass_check", actor=city.officer)
    with on("2024-03-07"):
        batch = make_batch(city.officer, version, claims)
        act(batch, "announce", actor=city.officer)
    return Batch.objects.get(pk=batch.pk)


def approved(city: City, version: Version, *claims: Claim) -> Batch:
    """Approved on 15 March by the head, and by the payer's head."""
    batch = announced(city, version, *claims)
    with on("2024-03-15"):
        act(batch, "approve_first", actor=city.head)
        act(batch, "approve_second", actor=city.payer_head)
    return Batch.objects.get(pk=batch.pk)


def sent(city: City, version: Version, *claims: Claim) -> Batch:
    """Sent to the treasury on 18 March."""
    batch = approved(city, version, *claims)
    with on("2024-03-18"):
        act(batch, "send", actor=city.payer)
    return Batch.objects.get(pk=batch.pk)
