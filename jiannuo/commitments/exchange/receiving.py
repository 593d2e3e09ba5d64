"""Taking a filled-in sheet in: its rows are noted, and nothing is reported yet."""

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.commitments.exchange.columns import EVIDENCE
from jiannuo.commitments.exchange.files import Folder, folder_of
from jiannuo.commitments.exchange.reading import Row, read
from jiannuo.commitments.models import Commitment, FilledLine, FilledSheet
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer

Outcome = FilledLine.Outcome


def receive(
    viewer: Viewer, workbook: "UploadedFile[Any]", files: Iterable["UploadedFile[Any]"]
) -> FilledSheet:
    """Note what ``workbook`` says. Raises WorkbookError for a file that is no sheet of ours."""
    assert viewer.account_id is not None
    rows = read(workbook)
    folder = folder_of(files, account_id=viewer.account_id)
    wanted = [row.id for row in rows if row.id is not None]
    known = set(visible(viewer, Commitment).filter(pk__in=wanted).values_list("pk", flat=True))
    lines = _lines(rows, known, folder)
    unnamed = [_("文件“%(name)s”没有一行用到，没有收下。") % {"name": name} for name in folder.unnamed()]
    with transaction.atomic():
        sheet = FilledSheet.objects.create(
            account_id=viewer.account_id,
            name=(workbook.name or "")[-255:],
            received_at=now(),
            remarks=[*folder.remarks, *unnamed][:50],
        )
        for line in lines:
            line.sheet = sheet
        FilledLine.objects.bulk_create(lines, batch_size=500)
    return sheet


def _lines(rows: Iterable[Row], known: set[int], folder: Folder) -> list[FilledLine]:
    first: dict[int, int] = {}
    lines = []
    for row in rows:
        line = _line(row, known)
        if line.outcome == Outcome.WAITING and row.id is not None:
            if row.id in first:
                line.outcome = Outcome.REFUSED
                line.sentence = _("这件事项在第 %(row)d 行已经有了，只收第一次出现的。") % {
                    "row": first[row.id]
                }
            else:
                first[row.id] = row.number
                _attach(line, folder)
        lines.append(line)
    return lines


def _line(row: Row, known: set[int]) -> FilledLine:
    told = {key: value for key, value in row.told.items() if key != EVIDENCE}
    line = FilledLine(row=row.number, revision=min(row.revision, 2**31 - 1), told=told)
    line.told["files"] = row.told.get(EVIDENCE, "")
    line.commitment_id = row.id if row.id in known else None
    if row.reported:
        line.outcome, line.sentence = Outcome.UNCHANGED, _("表里注明已经填报，跳过。")
    elif not row.says_something and not row.problem:
        line.outcome = Outcome.UNCHANGED
    elif row.problem:
        line.outcome, line.sentence = Outcome.REFUSED, row.problem
    elif line.commitment_id is None:
        line.outcome = Outcome.REFUSED
        line.sentence = _("系统里没有这个编号的承诺事项，或者您无权查看。")
        line.cure = _("请重新下载填报表。")
    return line


def _attach(line: FilledLine, folder: Folder) -> None:
    line.papers, problem = folder.papers(line.told["files"])
    if problem:
        line.outcome, line.sentence = Outcome.REFUSED, problem[:500]
