"""The sheet given back: every row with what became of it, ready to be mended and uploaded again."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from jiannuo.commitments import facts
from jiannuo.commitments.exchange.writing import Entry, Value, workbook
from jiannuo.commitments.models import Commitment, FilledLine, FilledSheet
from jiannuo.kernel.visible import visible
from jiannuo.people.viewer import Viewer

#: digits that a spreadsheet keeps of a number, with point and sign
EXACT = 15


def given_back(viewer: Viewer, sheet: FilledSheet) -> bytes:
    """The workbook. Its fixed columns are of today, so that a refused row is mended on what holds now.

    Rows that name nothing ``viewer`` may see are left out: nothing can be mended there.
    """
    return workbook(list(_entries(viewer, sheet)), returned=True)


def _entries(viewer: Viewer, sheet: FilledSheet) -> Iterator[Entry]:
    lines = list(sheet.lines.exclude(commitment=None))
    ids = [line.commitment_id for line in lines if line.commitment_id]
    rows = visible(viewer, Commitment).in_bulk(ids)
    for line in lines:
        if (row := rows.get(line.commitment_id or 0)) is not None:
            why = " ".join(part for part in (line.sentence, line.cure) if part)
            outcome = FilledLine.Outcome.DONE if line.event_id else line.outcome
            yield Entry(row, _filled(line), outcome, why)


def _filled(line: FilledLine) -> dict[str, Value]:
    """As it was written; a text that is no number stays one, to be seen and mended."""
    filled: dict[str, Value] = {name: _value(name, str(said)) for name, said in line.told.items()}
    filled["evidence"] = str(filled.pop("files", ""))
    labels = dict(facts.milestone.choices)
    said = line.told.get("milestone", "")
    filled["milestone"] = str(labels.get(said, said))
    return filled


def _value(name: str, said: str) -> Value:
    try:
        if name == "as_of":
            return date.fromisoformat(said)
        # a spreadsheet keeps fifteen digits of a number, and all of a text
        if name in ("percent", "value") and len(said) <= EXACT and Decimal(said).is_finite():
            return Decimal(said)
    except (ValueError, InvalidOperation):
        return said
    return said
