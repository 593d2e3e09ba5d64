"""The lists of an enterprise: the qualifications it holds, and its things of each kind."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jiannuo.enterprises.attributes.declared import ITEM_KINDS
from jiannuo.enterprises.facts import Evidence, Fact, Facts, Interval, Key
from jiannuo.enterprises.models import Enterprise, Item, Qualification

#: what ``Enterprise.complete`` calls the list of qualifications
QUALIFICATIONS = "qualifications"
#: keys of kinds -> the word that Facts and conditions call them
_WORDS = {kind.key: kind.word for kind in ITEM_KINDS}
Span = tuple[date, date | None]


@dataclass
class Lists:
    """What ``Facts`` holds beside values."""

    held: dict[str, Span] = field(default_factory=dict)
    held_by: dict[str, Evidence] = field(default_factory=dict)
    all_held: bool = False
    items: Mapping[str, tuple[Facts, ...]] = field(default_factory=dict)
    all_items: frozenset[str] = frozenset()


def lists_of(ids: list[int] | None, day: date) -> dict[int, Lists]:
    """The lists of each of these enterprises on ``day``, in three queries; None: of all, by number."""
    of = {} if ids is None else {"pk__in": ids}
    columns = Enterprise.objects.filter(**of).order_by("pk").values_list("pk", "complete")
    found = {pk: Lists() for pk in ids or ()}
    for pk, complete in columns:
        lists = found.setdefault(pk, Lists())
        lists.all_held = QUALIFICATIONS in complete
        lists.all_items = frozenset(_WORDS[kind] for kind in complete if kind in _WORDS)
    _hold(found, ids, day)
    for pk, kinds in _items(ids, day).items():
        if pk in found:  # one that came in between is not among them
            found[pk].items = {kind: tuple(all_) for kind, all_ in kinds.items()}
    return found


def _of(ids: list[int] | None) -> dict[str, list[int]]:
    return {} if ids is None else {"enterprise_id__in": ids}


def _hold(found: dict[int, Lists], ids: list[int] | None, day: date) -> None:
    """Of several certificates of one name the one counts that is valid on ``day``, else the last one."""
    rows = Qualification.objects.filter(**_of(ids), withdrawn_at=None).order_by()
    columns = rows.values_list("enterprise_id", "name", "valid_from", "valid_until", "evidence")
    for pk, name, begins, ends, evidence in columns:
        if pk not in found:
            continue
        lists, span = found[pk], (begins, ends)
        held = lists.held.get(name)
        if held is None or _worth(span, evidence, day) > _worth(held, lists.held_by[name], day):
            lists.held[name], lists.held_by[name] = span, Evidence(evidence)


def _worth(span: Span, evidence: int, day: date) -> tuple[bool, int, date, date]:
    begins, ends = span
    valid = begins <= day and (ends is None or ends >= day)
    return valid, evidence if valid else 0, ends or date.max, begins


def _items(ids: list[int] | None, day: date) -> dict[int, dict[str, list[Facts]]]:
    found: dict[int, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
    rows = Item.objects.filter(**_of(ids), withdrawn_at=None, observed_on__lte=day).order_by("pk")
    columns = rows.values_list("enterprise_id", "kind", "values", "evidence", "source", "observed_on")
    for pk, kind, told, grade, source, observed_on in columns:
        evidence = Evidence(grade)
        values: dict[Key, Fact] = {
            (key, None): Fact(_value(kept), evidence, source, observed_on) for key, kept in told.items()
        }
        found[pk][_WORDS.get(kind, kind)].append(Facts(values=values))
    return found


def _value(kept: list[int | None] | list[str]) -> Interval | frozenset[str]:
    """As an item keeps it: two numbers are an interval, words are words."""
    if any(isinstance(one, str) for one in kept):
        return frozenset(str(one) for one in kept)
    low, high = kept
    return Interval(low, high)  # type: ignore[arg-type]
