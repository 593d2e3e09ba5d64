"""Who is who in policies, claims and batches. Enterprises are no units: they act with their accounts."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.members import acts_for, in_office
from jiannuo.enterprises.models import Member
from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops import Party, holds, unit_in
from jiannuo.kernel.loops.parties import Case, Owner
from jiannuo.kernel.organisation import organisation
from jiannuo.people.models import Post
from jiannuo.policies.checkers import fairness_checker, legality_checker
from jiannuo.policies.dual_control import took, who_took
from jiannuo.policies.models import Batch, Claim, Objection, Question, Version

UnitOf = Callable[[Case], int | None]


def of_unit(unit_of: UnitOf, label: object) -> Party:
    """Posts of the unit that ``unit_of`` finds for the matter."""

    def admits(standing: Standing, case: Case) -> bool:
        unit = unit_of(case)
        return unit is not None and standing.post_id is not None and standing.unit_id == unit

    def owners(case: Case) -> list[Owner]:
        unit = unit_of(case)
        return [Owner(unit)] if unit is not None else []

    return Party(str(label) if isinstance(label, str) else label, admits, owners)  # type: ignore[arg-type]


def head_of(unit_of: UnitOf, label: object) -> Party:
    """The post that answers for that unit."""

    def post(case: Case) -> tuple[int | None, int | None]:
        unit = unit_of(case)
        return unit, organisation().head_of(unit) if unit is not None else None

    def admits(standing: Standing, case: Case) -> bool:
        _unit, head = post(case)
        return head is not None and standing.acts_as == head

    def owners(case: Case) -> list[Owner]:
        unit, head = post(case)
        return [Owner(unit, post_id=head)] if unit is not None and head is not None else []

    return Party(label, admits, owners)  # type: ignore[arg-type]


def _drafting(case: Case) -> int | None:
    assert isinstance(case.matter, Version)
    return case.matter.policy.unit_id if case.matter.policy_id else None


def _checking(find: Callable[[int], object]) -> UnitOf:
    def unit_of(case: Case) -> int | None:
        drafting = _drafting(case)
        unit = find(drafting) if drafting is not None else None
        return getattr(unit, "pk", None)

    return unit_of


leader = holds("leader", label=_("区领导"))
supervision = holds("supervision", label=_("督查室"))

#: of a version
drafter = of_unit(_drafting, _("政策责任单位"))
wrote = who_took("draft", "write", "submit", "take_over", label=_("起草人"))
fairness = of_unit(_checking(fairness_checker), _("公平竞争审查单位"))
legality = of_unit(_checking(legality_checker), _("合法性审核单位"))
_head = head_of(_drafting, _("责任单位负责人"))


def _publishers(case: Case) -> list[Owner]:
    """The head of the unit; the leader who oversees it where the head drafted it or there is none."""
    owners = _head.owners(case)
    if owners and not _wrote_all(owners[0], case):
        return owners
    unit = _drafting(case)
    overseer = organisation().leader_of(unit) if unit is not None else None
    if overseer is None:
        return owners or leader.owners(case)
    return [Owner(Post.objects.get(pk=overseer).unit_id, post_id=overseer)]


def _wrote_all(owner: Owner, case: Case) -> bool:
    """Whether everybody who holds the post drafted: nobody there could publish it."""
    accounts = organisation().accounts_of(post_id=owner.post_id)
    steps = ("draft", "write", "submit", "take_over")
    return bool(accounts) and all(
        took(Standing(account_id=one, post_id=owner.post_id), [case.matter.pk], steps) for one in accounts
    )


#: publication is decided by somebody who did not draft
publisher = replace(
    (_head | leader) & ~wrote, label=_("责任单位负责人或区领导（起草人除外）"), owners=_publishers
)

#: of a claim, a batch, a question, an objection
unit = unit_in("unit", label=_("责任单位"))
payer_of_claim = unit_in("payer", label=_("支付单位"))


def _own(standing: Standing, case: Case) -> bool:
    assert isinstance(case.matter, Claim | Question | Objection)
    enterprise = case.matter.enterprise_id
    if enterprise is None or standing.post_id is not None or standing.own is not None:
        return False
    return acts_for(standing.account_id, enterprise)


def _members(case: Case) -> list[Owner]:
    """The accounts that act for the enterprise: whom it is told."""
    enterprise: int | None = getattr(case.matter, "enterprise_id", None)
    if enterprise is None:
        return []
    acting = Member.objects.filter(in_office(), enterprise_id=enterprise)
    return [Owner(account_id=one) for one in acting.order_by("id").values_list("account_id", flat=True)]


#: any confirmed member of the matter's enterprise, whoever of them began it
the_enterprise = Party(_("企业"), _own, _members)


def _asked(standing: Standing, case: Case) -> bool:
    assert isinstance(case.matter, Question)
    if case.matter.enterprise_id is not None:
        return _own(standing, case)
    author = case.matter.author_id
    return standing.post_id is None and author is not None and standing.account_id == author


def _askers(case: Case) -> list[Owner]:
    if getattr(case.matter, "enterprise_id", None) is not None:
        return _members(case)
    return [Owner(account_id=case.matter.author_id)] if case.matter.author_id is not None else []


#: who asked: the enterprise, or an account that acts for none
asker = Party(_("提问人"), _asked, _askers)
#: anybody with an account: an objection to a public list needs no other ground
anybody_signed_in = Party(
    _("已登录的用户"), lambda standing, _case: standing.account_id is not None and standing.post_id is None
)

#: the same, once for each batch
objector = replace(
    anybody_signed_in & ~who_took("object", label=_("已提过异议的人")), label=_("已登录的用户（每人一次）")
)


def claims_of(case: Case) -> Iterable[int]:
    """A batch and all its claims: whoever checked one of them took part in the batch."""
    assert isinstance(case.matter, Batch)
    return [case.matter.pk, *case.matter.claims.values_list("pk", flat=True)]


def _answering(case: Case) -> int | None:
    return getattr(case.matter, "unit_id", None)


def _paying(case: Case) -> int | None:
    assert isinstance(case.matter, Batch)
    return case.matter.pool.payer_id if case.matter.pool_id else None


#: who checked the claims or put the batch together
prepared = who_took(
    "pass_check",
    "take_up",
    "list",
    "draft",
    "add",
    "announce",
    label=_("审核、编制人员"),
    of=claims_of,
)
_approved_first = who_took("approve_first", label=_("一审人员"), of=claims_of)
payer_of_batch = of_unit(_paying, _("支付单位"))
unit_head = head_of(_answering, _("责任单位负责人"))
first_approver = replace(unit_head & ~prepared, label=_("责任单位负责人（没有审核、编制本批次）"))
second_approver = replace(
    payer_of_batch & ~prepared & ~_approved_first, label=_("支付单位（没有参与审核、编制、一审的人员）")
)
paid_out = who_took("approve_second", label=_("二审人员"))
answered = who_took("answer", label=_("答复人"))
another_of_unit = replace(unit & ~answered, label=_("答复单位的另一位工作人员"))

#: who decides on an objection: whoever of the unit had no part in what is objected to, else a supervisor
DECIDED = ("pass_check", "return_it", "refuse", "hold", "take_up", "approve_first", "approve_second")


def decided_claims(case: Case) -> list[int]:
    """The claims of the enterprise for the version, with their batches: who decided them is known there."""
    assert isinstance(case.matter, Objection)
    rows = Claim.objects.filter(version_id=case.matter.version_id, enterprise_id=case.matter.enterprise_id)
    found = list(rows.values_list("pk", "batch_id"))
    return [pk for pair in found for pk in pair if pk is not None]


def _may_review(standing: Standing, case: Case) -> bool:
    if standing.post_id is None or took(standing, decided_claims(case), DECIDED):
        return False
    return standing.unit_id == getattr(case.matter, "unit_id", None) or standing.role == "supervision"


def _reviewers(case: Case) -> list[Owner]:
    assert isinstance(case.matter, Objection)
    home = case.matter.unit_id
    accounts = organisation().accounts_of(unit_id=home)
    matters = decided_claims(case)
    free = [one for one in accounts if not took(Standing(account_id=one), matters, DECIDED)]
    return [Owner(home)] if free or not accounts else supervision.owners(case) or [Owner(home)]


reviewer = Party(_("没有参与原决定的复核人员"), _may_review, _reviewers)

_began = who_took("propose", label=_("提出人"))
payer_not_beginner = replace(payer_of_claim & ~_began, label=_("支付单位（提出人除外）"))
