"""A firm with what registers know of it, four policies at different distances, and the people behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from jiannuo.enterprises.actions.refreshing import refresh
from jiannuo.enterprises.credit_code import with_check
from jiannuo.enterprises.models import Enterprise, Member, Qualification, Value
from jiannuo.kernel.now import now, today
from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.policies.models import Clause, Policy, Pool, Version
from jiannuo.policies.publishing.digest import fingerprint
from jiannuo.policies.rematching import rematch_day

WAN = 1_000_000
#: an account number that may exist
ACCOUNT = {"account_number": "2850 1234 5678 9012", "bank": "中国银行大连中山支行"}
PROMISES = {"promise": "on", "consent": "on"}


_RULE = "登记状态 为 存续【第一条】 且 "
#: by how far the firm is from them
POLICIES: dict[str, dict[str, Any]] = {
    "fits": {
        "title": "高企认定奖励",
        "condition": _RULE + "持有有效的 高新技术企业【第二条】",
        "clauses": {"第一条": "正常经营的企业。", "第二条": "持有有效证书的，奖励二十万元。"},
        "automatic": True,
        "benefit": {"kind": "fixed", "amount": 20 * WAN},
    },
    "open": {
        "title": "研发补助",
        "condition": _RULE + "上年研发费用 不低于 100万元【第二条】",
        "clauses": {"第一条": "正常经营的企业。", "第二条": "上年度研发费用一百万元以上。"},
    },
    "near": {
        "title": "升规奖励",
        "condition": _RULE + "上年营业收入 不低于 2000万元【第二条】",
        "clauses": {"第一条": "正常经营的企业。", "第二条": "上年度营业收入二千万元以上。"},
        "tags": ["growing"],
    },
    "manual": {
        "title": "核心技术奖励",
        "condition": _RULE + "人工认定“主要产品有核心技术”【第二条】",
        "clauses": {"第一条": "正常经营的企业。", "第二条": "主要产品有核心技术。"},
    },
    "far": {
        "title": "清算补助",
        "condition": "登记状态 为 注销【第一条】",
        "clauses": {"第一条": "已经注销的企业。"},
    },
}


@dataclass
class Town:
    """Who and what there is. ``policies`` by how far the firm is: fits, apply, open, near, manual, far."""

    firm: Enterprise
    other: Enterprise
    boss: Account
    stranger: Account
    unit: Unit
    officer: Viewer
    pool: Pool
    policies: dict[str, Version]

    @property
    def viewer(self) -> Viewer:
        """The firm's person as they are now."""
        return viewer_of(self.boss)


def firm(name: str, body: str) -> Enterprise:
    """An enterprise of which nothing is known."""
    code = with_check(body)
    return Enterprise.objects.create(credit_code=code, name=name, demo=True, added_at=now(), changed_at=now())


def member(enterprise: Enterprise, name: str) -> Account:
    """An account of the enterprise role that acts for it."""
    account, _new = Account.objects.get_or_create(username=name, defaults={"standing": "enterprise"})
    Member.objects.create(account=account, enterprise=enterprise, since=date(2020, 1, 1), confirmed_at=now())
    return account


def say(enterprise: Enterprise, key: str, value: Any, year: int | None = None, source: str = "tax") -> None:
    """What a register says."""
    span = {"words": [value]} if isinstance(value, str) else {"low": value, "high": value}
    Value.objects.create(
        enterprise=enterprise, attribute=key, year=year, source=source, evidence=4, observed_on=today(),
        recorded_at=now(), **span,
    )  # fmt: skip


def published(
    key: str, unit: Unit, *, title: str, condition: str, clauses: dict[str, str], **columns: Any
) -> Version:
    """A version in force, with its clauses marked in the document."""
    policy = Policy.objects.create(
        key=f"test.{key}",
        title=title,
        english=f"Reward {key}",
        level="district",
        issuer="区政府",
        unit=unit,
        tags=columns.pop("tags", ["innovation"]),
    )
    document = "\n".join(clauses.values())
    told: dict[str, Any] = {
        "benefit": {"kind": "fixed", "amount": 5 * WAN},
        "valid_from": date(2020, 1, 1),
    } | columns
    version = Version.objects.create(
        loop="policies.version", state="published", published=True, title=title, policy=policy,
        condition=condition, opened_at=now(), moved_at=now(), document=document, digest=key,
        lead=unit, **told,
    )  # fmt: skip
    for order, (ref, text) in enumerate(clauses.items()):
        start = document.index(text)
        Clause.objects.create(
            version=version, ref=ref, text=text, start=start, end=start + len(text), order=order
        )
    version.published_at = now()
    version.save()
    Version.objects.filter(pk=version.pk).update(digest=fingerprint(version))
    version.refresh_from_db()
    return version


@pytest.fixture
def town(db: None) -> Town:
    """Everybody, with the matches of today."""
    unit = Unit.objects.create(code="KGJ", name="区科工局", kind="government")
    payer = Unit.objects.create(code="CZJ", name="区财政局", kind="government")
    post = Post.objects.create(unit=unit, title="科长", role="department")
    person = Person.objects.create(name="科工甲")
    Tenure.objects.create(person=person, post=post)
    officer = viewer_of(Account.objects.create(username="officer", person=person, standing="staff"))
    pool = Pool.objects.create(name="科技专项", budget_line="2060404", year=today().year, payer=payer)
    year = today().year - 1
    here, other = (
        firm("大连港湾软件有限公司", "91210202MA1000001"),
        firm("大连邻居商贸有限公司", "91210202MA1000002"),
    )
    say(here, "status", "open", source="registration")
    say(here, "staff", 20, year)
    say(here, "revenue", 1_700 * WAN, year)
    held = {"valid_from": date(2020, 1, 1), "valid_until": date(2099, 12, 31), "recorded_at": now()}
    Qualification.objects.create(
        enterprise=here,
        name="高新技术企业",
        number="GR1",
        issuer="市科技局",
        source="science",
        evidence=4,
        **held,
    )
    refresh([here.pk])
    policies = {key: published(key, unit, pool=pool, **told) for key, told in POLICIES.items()}
    rematch_day(today())
    boss, stranger = member(here, "boss"), member(other, "stranger")
    return Town(here, other, boss, stranger, unit, officer, pool, policies)


@pytest.fixture
def client_for() -> Callable[[Account], Client]:
    """A client signed in as somebody."""

    def make(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return make
