"""Putting checked claims onto one list."""

from collections.abc import Iterable

from jiannuo.kernel.act import begin
from jiannuo.people.viewer import Viewer
from jiannuo.policies.batch_loop import BatchLoop
from jiannuo.policies.models import Batch, Claim, Version


def batch(
    viewer: Viewer, version: Version, claims: Iterable[Claim] = (), *, title: str = "", key: str = ""
) -> Batch:
    """A batch of ``version`` with ``claims`` on it, made by ``viewer`` of its unit. Raises Refused."""
    event = begin(
        BatchLoop,
        "draft",
        actor=viewer,
        facts={"claims": [claim.pk for claim in claims]},
        key=key,
        title=title or f"{version.title}兑现批次"[:300],
        version=version,
        unit_id=version.policy.unit_id,
        pool_id=version.pool_id,
    )
    return Batch.objects.get(pk=event.matter_id)
