"""Explaining a condition for one enterprise: the specification that every faster engine must agree with.

Every node says whether it is met, with what value, how far off, and which facts it lacks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from jiannuo.enterprises.attributes.attribute import Kind
from jiannuo.enterprises.facts import Facts, Interval, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.ages import age
from jiannuo.policies.conditions.rationals import Bounds, bounds_of, compared
from jiannuo.policies.conditions.scores import points
from jiannuo.policies.conditions.truth import Truth, all_of, any_of, at_least
from jiannuo.policies.conditions.vocabulary import Vocabulary

EACH = tree.Shape.EACH
UNKNOWN = Truth.UNKNOWN


@dataclass(slots=True)
class Explained:
    """What became of one node. Made by the thousand and never changed, so not frozen: that costs double."""

    node: "tree.Condition | tree.Part | tree.Ladder | tree.Band"
    truth: Truth
    parts: tuple["Explained", ...] = ()
    #: the facts whose absence leaves it open
    lacks: tuple[Key, ...] = ()
    #: the possible values of a number, or of a score
    bounds: Bounds | Interval | None = None
    #: the threshold in base units, where a parameter gives it or the node does
    threshold: int | None = None
    #: the day on which a date makes it turn
    turns_on: date | None = None

    def atoms(self) -> Iterator["Explained"]:
        """The leaves under it, itself if it is one."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.atoms()


@dataclass(frozen=True)
class Explainer:
    """Explains conditions in the words of one vocabulary, as of one reference day."""

    vocabulary: Vocabulary
    day: date

    def explain(self, node: tree.Condition, facts: Facts) -> Explained:
        """What becomes of ``node`` for an enterprise of which ``facts`` are known."""
        return _BY_KIND[type(node)](self, node, facts)

    def _each_of(self, nodes: tuple[tree.Condition, ...], facts: Facts) -> tuple[Explained, ...]:
        return tuple([_BY_KIND[type(node)](self, node, facts) for node in nodes])

    def _all(self, node: tree.All, facts: Facts) -> Explained:
        parts = self._each_of(node.parts, facts)
        return Explained(node, all_of([part.truth for part in parts]), parts)

    def _any(self, node: tree.Any, facts: Facts) -> Explained:
        parts = self._each_of(node.parts, facts)
        return Explained(node, any_of([part.truth for part in parts]), parts)

    def _at_least(self, node: tree.AtLeast, facts: Facts) -> Explained:
        parts = self._each_of(node.parts, facts)
        return Explained(node, at_least(node.number, (part.truth for part in parts)), parts)

    def _unless(self, node: tree.Unless, facts: Facts) -> Explained:
        parts = self.explain(node.rule, facts), self.explain(node.waiver, facts)
        return Explained(node, any_of(part.truth for part in parts), parts)

    def _compare(self, node: tree.Compare, facts: Facts) -> Explained:
        if node.term.shape is EACH:
            return self._each(node, facts)
        amount = node.amount
        threshold = self._threshold(amount) if amount.parameter else amount.value
        bounds, lacking = bounds_of(node.term, facts, self.day)
        if bounds is None or threshold is None:
            # no quotient, or a parameter nobody has set yet: people must look
            return Explained(node, Truth.UNKNOWN, lacks=tuple(lacking), bounds=bounds, threshold=threshold)
        truth = compared(bounds, node.op, threshold)
        lacks = tuple(lacking) if truth is UNKNOWN else ()
        return Explained(node, truth, (), lacks, bounds, threshold)

    def _each(self, node: tree.Compare, facts: Facts) -> Explained:
        years = range(1, node.term.years + 1)
        terms = [tree.Term(node.term.attribute, tree.Shape.YEAR, back, node.term.of) for back in years]
        parts = tuple(
            self._compare(tree.Compare(term, node.op, node.amount, node.ref), facts) for term in terms
        )
        return Explained(node, all_of(part.truth for part in parts), parts)

    def _threshold(self, amount: tree.Amount) -> int | None:
        known = self.vocabulary.parameter(amount.parameter)
        return known.on(self.day) if known else None

    def _age(self, node: tree.Age, facts: Facts) -> Explained:
        fact = facts.at(node.attribute, None, self.day)
        value = fact.value if fact is not None else Interval()
        assert isinstance(value, Interval)
        truth, turns = age(value, node, self.day)
        lacks: tuple[Key, ...] = ((node.attribute, None),) if truth is Truth.UNKNOWN else ()
        return Explained(node, truth, lacks=lacks, bounds=value, turns_on=turns)

    def _among(self, node: tree.Among, facts: Facts) -> Explained:
        attribute = self.vocabulary.keyed(node.attribute)
        fact = facts.at(node.attribute, None, self.day)
        if fact is None:
            return Explained(node, Truth.UNKNOWN, lacks=((node.attribute, None),))
        possible = fact.value
        assert isinstance(possible, frozenset)
        values = attribute.values
        wanted = tuple([values[word] for word in node.values])
        inside = [_belongs(one, wanted, attribute.kind) for one in possible]
        truth = Truth.of(all(inside), any(inside))
        truth = truth.opposite() if node.negated else truth
        lacks: tuple[Key, ...] = ((node.attribute, None),) if truth is Truth.UNKNOWN else ()
        return Explained(node, truth, lacks=lacks)

    def _is(self, node: tree.Is, facts: Facts) -> Explained:
        years = [self.day.year - back for back in range(1, node.years + 1)] if node.years else [None]
        found: list[Truth] = []
        lacks: list[Key] = []
        for year in years:
            fact = facts.at(node.attribute, year, self.day)
            value = fact.value if fact is not None else frozenset({"yes", "no"})
            assert isinstance(value, frozenset)
            found.append(Truth.of(value == {"yes"}, "yes" in value))
            if found[-1] is Truth.UNKNOWN:
                lacks.append((node.attribute, year))
        truth = any_of(found)
        truth = truth.opposite() if node.negated else truth
        return Explained(node, truth, lacks=tuple(lacks) if truth is Truth.UNKNOWN else ())

    def _holds(self, node: tree.Holds, facts: Facts) -> Explained:
        since_until = facts.held.get(node.qualification)
        if since_until is None:
            truth = Truth.of(False, not facts.all_held)
        else:
            since, until = since_until
            valid = since <= self.day and (until is None or until >= self.day)
            truth = Truth.TRUE if node.ever or valid else Truth.FALSE
        truth = truth.opposite() if node.negated else truth
        lacks: tuple[Key, ...] = ((node.qualification, None),) if truth is Truth.UNKNOWN else ()
        return Explained(node, truth, lacks=lacks)

    def _manual(self, node: tree.Manual, facts: Facts) -> Explained:
        said = facts.decided.get(node.question)
        return Explained(node, Truth.UNKNOWN if said is None else Truth.of(said, said))

    def _some(self, node: tree.Some, facts: Facts) -> Explained:
        inner = Explainer(self.vocabulary.items[node.kind], self.day)
        parts = tuple(inner.explain(node.condition, one) for one in facts.items.get(node.kind, ()))
        counted = at_least(node.number, (part.truth for part in parts))
        open_list = node.kind not in facts.all_items
        truth = max(counted, Truth.UNKNOWN) if open_list else counted
        lacks: tuple[Key, ...] = ((node.kind, None),) if truth is Truth.UNKNOWN and open_list else ()
        return Explained(node, truth, parts, lacks=lacks)

    def _founded(self, node: tree.Founded, facts: Facts) -> Explained:
        inner = self.explain(node.condition, facts.founded_on(node.least))
        return Explained(node, inner.truth, (inner,))

    def _score(self, node: tree.Score, facts: Facts) -> Explained:
        parts = tuple(self._part(part, facts) for part in node.parts)
        low = sum(part.bounds.low or 0 for part in parts if isinstance(part.bounds, Interval))
        high = sum(part.bounds.high or 0 for part in parts if isinstance(part.bounds, Interval))
        enough = Truth.of(low >= node.minimum, high >= node.minimum)
        truth = all_of([enough, *(part.truth for part in parts)])
        return Explained(node, truth, parts, bounds=Interval(low, high), threshold=node.minimum)

    def _part(self, part: tree.Part, facts: Facts) -> Explained:
        ladders = tuple(self._ladder(ladder, facts) for ladder in part.ladders)
        low = max(one.bounds.low or 0 for one in ladders if isinstance(one.bounds, Interval))
        high = max(one.bounds.high or 0 for one in ladders if isinstance(one.bounds, Interval))
        least = part.minimum
        truth = Truth.TRUE if least is None else Truth.of(low >= least, high >= least)
        return Explained(part, truth, ladders, bounds=Interval(low, high), threshold=least)

    def _ladder(self, ladder: tree.Ladder, facts: Facts) -> Explained:
        bands = tuple(self.explain(band.condition, facts) for band in ladder.bands)
        found = points(ladder, [band.truth for band in bands])
        return Explained(ladder, Truth.TRUE, bands, bounds=found)


def _belongs(code: str, wanted: tuple[str, ...], kind: Kind) -> bool:
    if kind is Kind.CODE:
        return code.startswith(wanted)
    return code in wanted


_BY_KIND: dict[type, Callable[..., Explained]] = {
    tree.All: Explainer._all,
    tree.Any: Explainer._any,
    tree.AtLeast: Explainer._at_least,
    tree.Unless: Explainer._unless,
    tree.Compare: Explainer._compare,
    tree.Age: Explainer._age,
    tree.Among: Explainer._among,
    tree.Is: Explainer._is,
    tree.Holds: Explainer._holds,
    tree.Manual: Explainer._manual,
    tree.Some: Explainer._some,
    tree.Founded: Explainer._founded,
    tree.Score: Explainer._score,
}
