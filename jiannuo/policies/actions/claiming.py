"""Claiming: the one way in for confirmations and applications."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.act import begin
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.people.viewer import Viewer
from jiannuo.policies.claim_loop import ClaimLoop
from jiannuo.policies.models import Claim, Version
from jiannuo.policies.recovery_loop import RecoveryLoop

STEPS = {Claim.Way.AUTOMATIC.value: "confirm", Claim.Way.APPLIED.value: "apply"}


def claim(
    viewer: Viewer,
    version: Version,
    enterprise: Enterprise,
    *,
    way: str,
    facts: Mapping[str, Any],
    subject: str = "",
    key: str = "",
) -> Claim:
    """The claim of ``enterprise`` for ``version``, begun by ``viewer`` who acts for it. Raises Refused.

    ``way`` is ``automatic`` (confirmed) or ``applied``. A double click, or two people of the enterprise at
    once, make one claim: the second is told that it is there.
    """
    try:
        event = begin(
            ClaimLoop,
            STEPS[way],
            actor=viewer,
            facts=dict(facts),
            key=key,
            title=f"{version.title}：{enterprise.name}"[:300],
            version=version,
            enterprise=enterprise,
            unit_id=version.policy.unit_id,
            payer_id=version.pool.payer_id if version.pool else None,
            way=way,
            subject=subject,
            demo=enterprise.demo,
        )
    except IntegrityError as problem:
        raise Refused(
            Code.GUARDED, _("已经有一件同样的申请，不能重复申请。"), _("请从“我的兑现”里查看进度。")
        ) from problem
    return Claim.objects.get(pk=event.matter_id)


def recovery(viewer: Viewer, paid: Claim, *, facts: Mapping[str, Any], key: str = "") -> Claim:
    """The recovery of what ``paid`` brought, proposed by ``viewer`` of its unit. Raises Refused."""
    event = begin(
        RecoveryLoop,
        "propose",
        actor=viewer,
        facts=dict(facts),
        key=key,
        title=f"追回：{paid.title}"[:300],
        parent_id=paid.pk,
        version_id=paid.version_id,
        enterprise_id=paid.enterprise_id,
        unit_id=paid.unit_id,
        payer_id=paid.payer_id,
        way=paid.way,
        subject=f"recovery-{paid.pk}",
        live=False,
        demo=paid.demo,
    )
    return Claim.objects.get(pk=event.matter_id)
