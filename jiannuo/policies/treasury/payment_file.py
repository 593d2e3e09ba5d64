"""The payment file of a batch: for the payer, as often as it likes, with the same bytes every time."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.refusal import Code, Refused
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Batch
from jiannuo.policies.treasury.filing import name_of, payments, runs, text_of
from jiannuo.policies.treasury.payment_sheet import workbook_of


@dataclass(frozen=True)
class File:
    """What is downloaded. ``digest`` is the SHA-256 of ``body``, hexadecimal."""

    name: str
    body: bytes
    digest: str


def payment_file(batch: Batch, viewer: Viewer, form: str = "csv") -> File:
    """The newest file of ``batch``, as ``csv`` or ``xlsx``: for the payer alone, it has whole accounts.

    Raises Refused for anybody else, before the batch was sent, and if what it would hold is not what was
    sent (an account was corrected since: the correction goes out with the next file).
    """
    if batch.pool.payer_id not in {post.unit_id for post in viewer.posts}:
        raise Refused(Code.NOT_YOURS, _("支付清单含完整账号，只给支付单位。"))
    run = runs(batch)
    if not run:
        raise Refused(Code.NOT_NOW, _("批次还没有送国库，没有支付清单。"))
    listed = payments(batch, run)
    body = text_of(listed)
    digest = hashlib.sha256(body).hexdigest()
    if digest != batch.file_digest:
        raise Refused(
            Code.OUT_OF_DATE,
            _("清单送出后有企业更正了账户，这一份不再提供。"),
            _("更正过的支付请用“补发”，随新的清单送出。"),
        )
    if form == "xlsx":
        body = workbook_of(batch.title, digest, listed)
        return File(name_of(batch, run, "xlsx"), body, hashlib.sha256(body).hexdigest())
    return File(name_of(batch, run), body, digest)
