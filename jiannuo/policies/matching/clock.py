"""The clock: on which day an answer may change though no fact and no policy does.

An age turns, a qualification begins or ends, a value may no longer be relied upon, a year is over, a
parameter gets a new amount. Windows of application are the caller's.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from jiannuo.enterprises.facts import Facts, Interval
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.ages import later
from jiannuo.policies.conditions.vocabulary import Vocabulary

NEXT = timedelta(days=1)


def next_flip(
    conditions: Iterable[tree.Condition], vocabulary: Vocabulary, facts: Facts, day: date
) -> date | None:
    """The first day after ``day`` on which what is said of ``facts`` may change by the clock alone."""
    days = [one for condition in conditions for one in flips(condition, vocabulary, facts, day) if one > day]
    return min(days, default=None)


def flips(node: tree.Condition, vocabulary: Vocabulary, facts: Facts, day: date) -> Iterator[date]:
    """Days on which an atom under ``node`` may change; those that are past among them."""
    for atom in atoms(node):
        if isinstance(atom, tree.Compare):
            yield from _compare(atom, vocabulary, facts, day)
        elif isinstance(atom, tree.Age):
            yield from _age(atom, facts)
        elif isinstance(atom, tree.Among):
            yield from _stale(facts, atom.attribute)
        elif isinstance(atom, tree.Is):
            yield from _stale(facts, atom.attribute)
            if atom.years:
                yield new_year(day)
        elif isinstance(atom, tree.Holds):
            yield from _held(atom, facts)
        elif isinstance(atom, tree.Some):
            for one in facts.items.get(atom.kind, ()):
                yield from flips(atom.condition, vocabulary.items[atom.kind], one, day)
            yield from _parameters(atom.condition, vocabulary.items[atom.kind])


def atoms(node: tree.Condition) -> Iterator[tree.Atom | tree.Some]:
    """The leaves of ``node``; *some* is one."""
    if isinstance(node, tree.All | tree.Any | tree.AtLeast):
        parts = list(node.parts)
    elif isinstance(node, tree.Unless):
        parts = [node.rule, node.waiver]
    elif isinstance(node, tree.Score):
        ladders = [ladder for part in node.parts for ladder in part.ladders]
        parts = [band.condition for ladder in ladders for band in ladder.bands]
    elif isinstance(node, tree.Founded):
        parts = [node.condition]
    else:
        yield node
        return
    for part in parts:
        yield from atoms(part)


def new_year(day: date) -> date:
    """The day on which *last year* becomes another."""
    return date(day.year + 1, 1, 1)


def _compare(atom: tree.Compare, vocabulary: Vocabulary, facts: Facts, day: date) -> Iterator[date]:
    term = atom.term
    for name in filter(None, (term.attribute, term.of)):
        yield from _stale(facts, name)
    if term.shape is not tree.Shape.YEAR or term.years:
        yield new_year(day)
    yield from _parameters(atom, vocabulary)


def _parameters(node: tree.Condition, vocabulary: Vocabulary) -> Iterator[date]:
    for atom in atoms(node):
        if isinstance(atom, tree.Compare) and atom.amount.parameter:
            known = vocabulary.parameter(atom.amount.parameter)
            yield from (since for since, _ in known.amounts) if known else ()


def _stale(facts: Facts, name: str) -> Iterator[date]:
    for (attribute, _), fact in facts.values.items():
        if attribute == name and fact.until is not None and fact.until < date.max:
            yield fact.until + NEXT


def _age(atom: tree.Age, facts: Facts) -> Iterator[date]:
    yield from _stale(facts, atom.attribute)
    fact = facts.values.get((atom.attribute, None))
    if fact is None or not isinstance(fact.value, Interval):
        return
    for end in (fact.value.low, fact.value.high):
        if end is not None:
            turns = later(date.fromordinal(end), atom.number, atom.span)
            yield turns + NEXT if atom.op not in (tree.Op.AT_LEAST, tree.Op.BELOW) else turns


def _held(atom: tree.Holds, facts: Facts) -> Iterator[date]:
    since, until = facts.held.get(atom.qualification, (None, None))
    if since is not None and not atom.ever:
        yield since
        if until is not None and until < date.max:
            yield until + NEXT
