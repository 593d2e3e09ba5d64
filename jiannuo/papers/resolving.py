"""What the log keeps of the evidence handed in with a step."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import FactError
from jiannuo.papers.models import Paper


def resolve(ids: list[int], account_id: int | None, kinds: frozenset[str]) -> list[dict[str, Any]]:
    """Id, digest, name, type and size of each paper; only what the account handed in itself.

    Raises FactError for an id that is unknown or somebody else's, and for a kind that is not asked for.
    """
    found = {paper.pk: paper for paper in Paper.objects.filter(pk__in=ids, received_from_id=account_id)}
    if account_id is None or len(found) != len(ids):
        raise FactError(_("有文件没有上传成功，请重新上传。"))
    for paper in found.values():
        if "document" not in kinds and not paper.media_type.startswith("image/"):
            raise FactError(_("“%(name)s”不是照片，请上传照片。") % {"name": paper.name})
    return [_kept(found[one]) for one in ids]


def _kept(paper: Paper) -> dict[str, Any]:
    return {
        "paper": paper.pk,
        "sha256": paper.sha256,
        "name": paper.name,
        "type": paper.media_type,
        "size": paper.size,
    }
