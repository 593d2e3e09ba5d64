"""Gathering the pack of a meeting as things stand today: a fixed number of queries, however large."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from jiannuo.commitments.history import History, histories
from jiannuo.commitments.lights.conditions import figure
from jiannuo.commitments.lights.deciding import Decided as DecidedLight
from jiannuo.commitments.lights.measuring import progress_on
from jiannuo.commitments.lights.schemes import rules_on, scheme_on
from jiannuo.commitments.lights.showing import decide
from jiannuo.commitments.meetings.before import decided_before
from jiannuo.commitments.meetings.pack import Item, Lit, Moved, Pack, Taken, count_colours
from jiannuo.commitments.meetings.scope import rows_in
from jiannuo.commitments.meetings.standing import stuck_among
from jiannuo.commitments.models import Commitment, Meeting, Progress
from jiannuo.kernel.now import today


def gather(meeting: Meeting) -> Pack:
    """The pack as of now; what it says of lines that units may not see is for the caller to leave out."""
    return gather_in(list(rows_in(meeting.report_id, meeting.scope)), meeting, today())


def gather_in(rows: Sequence[Commitment], meeting: Meeting, day: date) -> Pack:
    """The pack over ``rows`` for the period of ``meeting`` that ends with ``day``."""
    eve = meeting.since - timedelta(days=1)
    known = histories(rows)
    before, after = _lights(known, eve, past=True), _lights(known, day)
    items = _items(rows, after)
    said = _said(rows, meeting.since, day)
    changes = [
        _moved(one, items[one.row.pk], before[one.row.pk], said.get(one.row.pk, []), (meeting.since, day))
        for one in known
    ]
    return Pack(
        since=meeting.since,
        until=day,
        total=len(rows),
        before=count_colours(before.values()),
        after=count_colours(after.values()),
        moved=tuple(one for one in changes if one.steps or one.reports or one.turned),
        stuck=tuple(stuck_among(rows, items, day)),
        decided=tuple(decided_before(meeting)),
    )


def _lights(known: Sequence[History], day: date, *, past: bool = False) -> dict[int, Lit]:
    rules = rules_on(scheme_on(day), day)
    return {
        one.row.pk: _lit(decide(one, one.state_on(day) if past else one.row.state, day, rules, over=past))
        for one in known
    }


def _lit(decided: DecidedLight) -> Lit:
    numbers, rule = decided.numbers, decided.rule
    measured = "progress" in numbers
    return Lit(
        decided.colour.value,
        rule.label if rule else "",
        figure("progress", numbers) if measured else "",
        figure("planned", numbers) if measured else "",
        tuple(condition["input"] for condition in rule.conditions) if rule else (),
    )


def _items(rows: Sequence[Commitment], lights: dict[int, Lit]) -> dict[int, Item]:
    assisting: dict[int, list[int]] = defaultdict(list)
    pairs = Commitment.assisting_units.through.objects.filter(commitment__in=[row.pk for row in rows])
    for commitment, unit in pairs.order_by("unit_id").values_list("commitment_id", "unit_id"):
        assisting[commitment].append(unit)
    return {
        row.pk: Item(
            pk=row.pk,
            number=row.number,
            title=row.title,
            domain=row.domain,
            unit=row.lead_unit.name if row.lead_unit else "",
            leader=row.leader_post.title if row.leader_post else "",
            unit_ids=tuple(dict.fromkeys([row.lead_unit_id, *assisting[row.pk]]))
            if row.lead_unit_id
            else tuple(assisting[row.pk]),
            report_id=row.report_id,
            start=row.task.start,
            end=row.task.end,
            state=row.state,
            due_on=row.due_on,
            light=lights[row.pk],
        )
        for row in rows
    }


def _said(rows: Sequence[Commitment], since: date, until: date) -> dict[int, list[str]]:
    """What was reported on each in the period, oldest first; corrections of figures aside."""
    found: dict[int, list[str]] = defaultdict(list)
    filed = Progress.objects.filter(
        commitment__in=[row.pk for row in rows],
        corrects=None,
        event__at__date__gte=since,
        event__at__date__lte=until,
    )
    for pk, done in filed.order_by("event__at", "pk").values_list("commitment_id", "done"):
        found[pk].append(done)
    return found


def _moved(one: History, item: Item, before: Lit, said: list[str], period: tuple[date, date]) -> Moved:
    since, until = period
    steps = tuple(Taken(move.on, move.step) for move in one.moves if since <= move.on <= until)
    was = progress_on(one, since - timedelta(days=1))
    return Moved(item, before, steps, len(said), _share(was), said[-1] if said else "")


def _share(share: Decimal) -> str:
    return figure("progress", {"progress": share})
