"""Coming to act for an enterprise, and ceasing to."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from jiannuo.enterprises.credit_code import fault, normal
from jiannuo.enterprises.models import Enterprise, Member
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Code, Refused


def ask_to_join(account_id: int, sent: Mapping[str, str]) -> None:
    """Ask to act for the enterprise with ``code``; somebody confirms it before anything is shown.

    Whether the registry knows the code is not told: a form is no way to ask who is in it.
    Raises Refused for a code that cannot be one.
    """
    code = normal(sent.get("code", "").replace("\0", ""))
    title = sent.get("title", "").replace("\0", "").strip()[:50]
    wrong = {}
    if broken := fault(code):
        wrong["code"] = broken.sentence
    if not title:
        wrong["title"] = _("请填写您在企业的职务。")
    if wrong:
        raise Refused(Code.FACTS, _("没有填对。"), "", wrong)
    row = Enterprise.objects.filter(credit_code=code).first()
    if row is None:
        return
    try:
        with transaction.atomic():
            Member.objects.create(account_id=account_id, enterprise=row, title=title, since=today())
    except IntegrityError:
        return  # asked before, or acts for it already


def leave(member: Member) -> None:
    """The last day on which somebody acts for the enterprise is yesterday: from now on they do not."""
    Member.objects.filter(pk=member.pk, until=None).update(until=today(), confirmed_at=None)
