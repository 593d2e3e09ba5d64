"""The columns that the steps of a commitment set, computed from the row and the facts."""

from datetime import date
from decimal import Decimal
from typing import Any

from jiannuo.commitments.guards import of
from jiannuo.commitments.months import end_of_month, month_of, next_end
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.now import today

Facts = dict[str, Any]
#: with fewer days left in the month, the first report is due at the end of the next
SHORTEST_FIRST_MONTH = 10


def published(_case: Case, _facts: Facts) -> Facts:
    """From the day it is handed down everybody may follow it."""
    return {"published": True}


def solved(_case: Case, _facts: Facts) -> Facts:
    """The verifier's finding, not the lead unit's."""
    return {"solved": True}


def new_lead(_case: Case, facts: Facts) -> Facts:
    """Another unit leads."""
    return {"lead_unit_id": facts["unit"]}


def redrafted(_case: Case, facts: Facts) -> Facts:
    """What is written anew replaces what was drafted."""
    kept = {name: facts[name] for name in ("targets", "measure") if name in facts}
    lead = {"lead_unit_id": facts["unit"]} if "unit" in facts else {}
    due = {"due_on": date.fromisoformat(facts["due_on"])} if "due_on" in facts else {}
    return kept | lead | due


def first_report_due(_case: Case, _facts: Facts) -> Facts:
    """The end of this month, or of the next when little of it is left."""
    day = today()
    last = end_of_month(day)
    return {"report_due_on": next_end(day) if (last - day).days < SHORTEST_FIRST_MONTH else last}


def reported(case: Case, facts: Facts) -> Facts:
    """The figures of a report, and when the next is due."""
    return {
        "progress": Decimal(facts["percent"]),
        "progress_on": date.fromisoformat(facts["as_of"]),
        "report_due_on": max(next_end(date.fromisoformat(facts["as_of"])), end_of_month(today())),
    }


def corrected(case: Case, facts: Facts) -> Facts:
    """A correction of the last month reported corrects what the commitment shows."""
    row = of(case)
    latest = row.progress_on is not None and month_of(facts["month"]) == row.progress_on.replace(day=1)
    return {"progress": Decimal(facts["percent"])} if latest else {}


def asked(_case: Case, facts: Facts) -> Facts:
    """Keep what is asked for until somebody decides."""
    return {"asked": {name: value for name, value in facts.items() if name != "evidence"}}


def answered(_case: Case, _facts: Facts) -> Facts:
    """Nothing is asked for any more."""
    return {"asked": {}}


def change_granted(case: Case, _facts: Facts) -> Facts:
    """The new targets and measures hold."""
    wanted = of(case).asked
    return {"asked": {}} | {name: wanted[name] for name in ("targets", "measure") if wanted.get(name)}
