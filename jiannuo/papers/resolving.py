"""Evidence of a step: what the log keeps of each paper, and the paper put in its place."""

from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import FactError
from jiannuo.kernel.models import Event
from jiannuo.papers.evidence.policy import Kind, kind_of
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.models import Attachment, Paper, Submission


def resolve(ids: list[int], account_id: int | None, kinds: frozenset[str]) -> list[dict[str, Any]]:
    """Id, digest, name, type and size of each paper; only what the account handed in itself.

    Raises FactError for an id that is unknown or somebody else's, and for a kind that is not asked
    for. Where documents are asked for, films are taken too.
    """
    if account_id is None:
        raise FactError(_("请先登录，再上传佐证材料。"))
    names = _names(ids, account_id)
    rows = Paper.objects.filter(pk__in=[one for one in ids if one in names])
    if connection.in_atomic_block:
        # held until the step is written: what waited for a day may be about to be discarded
        rows = rows.select_for_update(no_key=True).order_by("pk")
    found = {paper.pk: paper for paper in rows}
    for one in ids:
        if one not in found:
            # whether somebody else's paper has this number is nothing to be told
            raise FactError(str(EvidenceRefused("gone", id=one)))
        kind = kind_of(found[one].media_type)
        if kind not in kinds and not (kind == Kind.VIDEO and Kind.DOCUMENT in kinds):
            code = "wrong_kind" if Kind.PHOTO in kinds else "not_a_document"
            raise FactError(str(EvidenceRefused(code, name=names[one])))
    return [_kept(found[one], names[one]) for one in ids]


def attach(event: Event, fact: str, public: bool, papers: list[dict[str, Any]]) -> None:
    """Put the papers that ``resolve`` gave in their place, in the transaction of the step."""
    Attachment.objects.bulk_create(
        [
            Attachment(
                paper_id=kept["paper"],
                matter_id=event.matter_id,
                event=event,
                fact=fact,
                kind=kind_of(kept["type"]),
                name=kept["name"],
                public=public,
            )
            for kept in papers
        ]
    )


def _names(ids: list[int], account_id: int) -> dict[int, str]:
    """What the account calls each of its own papers."""
    possible = [one for one in ids if 0 < one < 1 << 63]
    rows = Submission.objects.filter(account_id=account_id, paper_id__in=possible)
    return dict(rows.values_list("paper_id", "name"))


def _kept(paper: Paper, name: str) -> dict[str, Any]:
    return {
        "paper": paper.pk,
        "sha256": paper.sha256,
        "name": name,
        "type": paper.media_type,
        "size": paper.size,
    }
