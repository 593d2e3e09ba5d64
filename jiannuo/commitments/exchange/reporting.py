"""Reporting what the rows of a sheet say: tried first, then done, each row in a transaction of its own."""

import hashlib
import json
import time
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from jiannuo.commitments.models import FilledLine, FilledSheet
from jiannuo.commitments.months import current, month_of
from jiannuo.kernel.act import act
from jiannuo.kernel.models import Event
from jiannuo.kernel.now import now
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.people.viewer import Viewer

#: seconds of work in one request; the rest is done in the next
SPELL = 1.0
STEP = "report"

Outcome = FilledLine.Outcome


def go_on(viewer: Viewer, sheet: FilledSheet) -> None:
    """Try, or once the sheet is confirmed report, the rows that wait, for about SPELL seconds.

    Whoever runs this twice at the same time does no harm: the key of a row gives the event of the
    first time.
    """
    until = time.monotonic() + SPELL
    confirmed = sheet.confirmed_at is not None
    waiting = sheet.lines.filter(outcome=Outcome.READY if confirmed else Outcome.WAITING)
    for line in waiting.select_related("commitment"):
        if confirmed:
            _report(viewer, line)
        else:
            _try(viewer, line)
        if time.monotonic() > until:
            return


def confirm(sheet: FilledSheet) -> bool:
    """From here on rows are reported. False while some are not looked at yet, or none can be reported."""
    with transaction.atomic():
        held = FilledSheet.objects.select_for_update().get(pk=sheet.pk)
        progress = progress_of(held)
        if held.confirmed_at is not None or progress.waiting or not progress.ready:
            return False
        sheet.confirmed_at = held.confirmed_at = now()
        held.save(update_fields=["confirmed_at"])
    return True


def facts_of(line: FilledLine) -> dict[str, Any]:
    """What the step is told: what was filled in, and the papers."""
    told = {name: value for name, value in line.told.items() if name != "files" and value != ""}
    return told | ({"evidence": line.papers} if line.papers else {})


def key_of(viewer: Viewer, line: FilledLine) -> str:
    """The same row from the same account is the same report, however often the file is uploaded."""
    said = json.dumps([viewer.account_id, line.commitment_id, line.revision, facts_of(line)], sort_keys=True)
    return f"sheet:{hashlib.sha256(said.encode()).hexdigest()[:48]}"


def _try(viewer: Viewer, line: FilledLine) -> None:
    assert line.commitment is not None
    done = Event.objects.filter(key=key_of(viewer, line), matter=line.commitment).first()
    if done is not None:
        line.sentence = _("这一行已于 %(at)s 填报，不再重复。") % {"at": _minute(done)}
        line.outcome, line.event = Outcome.UNCHANGED, done
        line.save(update_fields=["outcome", "sentence", "event"])
        return
    try:
        with transaction.atomic():
            _take(viewer, line)
            transaction.set_rollback(True)
    except Refused as refusal:
        _refuse(line, refusal)
    else:
        line.outcome = Outcome.READY
        line.save(update_fields=["outcome"])


def _report(viewer: Viewer, line: FilledLine) -> None:
    try:
        line.event = _take(viewer, line, key=key_of(viewer, line))
    except Refused as refusal:
        _refuse(line, refusal)
    else:
        line.outcome = Outcome.DONE
        line.save(update_fields=["outcome", "event"])


def _take(viewer: Viewer, line: FilledLine, key: str = "") -> Event:
    assert line.commitment is not None
    if not (key and Event.objects.filter(key=key).exists()):
        _refuse_a_second_report(line)
    return act(line.commitment, STEP, actor=viewer, facts=facts_of(line), expect=line.revision, key=key)


def _refuse_a_second_report(line: FilledLine) -> None:
    """A month is reported once by sheet; a figure that was wrong is corrected, with a reason."""
    assert line.commitment is not None
    try:
        month = month_of(line.told.get("as_of", ""))
    except ValueError:
        return  # the step says what is wrong with the day
    held = current(line.commitment, month)
    if held is not None:
        raise Refused(
            Code.GUARDED,
            _("%(year)d 年 %(month)d 月已经填报过（%(at)s，进度 %(percent)s%%）。")
            % {
                "year": month.year,
                "month": month.month,
                "at": _minute(held.event),
                "percent": f"{held.percent.normalize():f}",
            },
            _("如果填错了，请在事项页面用“更正数据”改，并写明理由。"),
        )


def _refuse(line: FilledLine, refusal: Refused) -> None:
    fields = [str(sentence) for sentence in refusal.fields.values()]
    line.outcome = Outcome.REFUSED
    # a row of a sheet has no marked fields to look at: what is wrong is said itself
    line.sentence = " ".join(fields or [str(refusal.sentence)])[:500]
    line.cure = "" if fields else str(refusal.cure)[:500]
    line.save(update_fields=["outcome", "sentence", "cure"])


def _minute(event: Event) -> str:
    return f"{timezone.localtime(event.at):%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Progress:
    """How many rows are in which outcome."""

    waiting: int = 0
    ready: int = 0
    unchanged: int = 0
    refused: int = 0
    done: int = 0

    @property
    def all(self) -> int:
        """How many rows there are."""
        return self.waiting + self.ready + self.unchanged + self.refused + self.done


def progress_of(sheet: FilledSheet) -> Progress:
    """How far ``sheet`` is."""
    rows = sheet.lines.order_by().values_list("outcome").annotate(count=Count("id"))
    return Progress(**{str(outcome): count for outcome, count in rows})
