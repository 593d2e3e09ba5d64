"""Putting made-up enterprises into the registry."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from random import Random

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.enterprises.actions.pouring import pour
from jiannuo.enterprises.actions.refreshing import tell
from jiannuo.enterprises.actions.stating import Said, columns
from jiannuo.enterprises.attributes.declared import ITEM_KINDS, attribute
from jiannuo.enterprises.attributes.sources import evidence_of
from jiannuo.enterprises.collecting import uncollected
from jiannuo.enterprises.demonstration.firms import Drawing, Firm
from jiannuo.enterprises.demonstration.statements import Saying
from jiannuo.enterprises.demonstration.titles import Held, Holding, Thing
from jiannuo.enterprises.deriving import MEASURES, derived
from jiannuo.enterprises.facts import Fact, Key
from jiannuo.enterprises.listing import QUALIFICATIONS
from jiannuo.enterprises.models import Enterprise, Item, Qualification, Value
from jiannuo.enterprises.resolving import Statement, believe
from jiannuo.kernel.now import now, today

SEED = 20240918
PORTION = 1000
#: weights of the streets, the centre of the district first; the rest weigh as the last
WEIGHTS = (5, 4, 3, 2, 2, 1)
#: of how many firms a register gave the whole list of a kind, where it is fewer than of the others
WHOLE = {"hired": 0.7}


class NoPlacesError(LookupError):
    """The district's divisions are not loaded yet."""


def load(count: int, *, seed: int = SEED, advance: Callable[[int], object] = lambda _done: None) -> int:
    """Make up ``count`` enterprises and return how many are new; those that are there stay as they are.

    Raises NoPlacesError while the district has no communities.
    """
    codes, district = places()
    drawing = Drawing(_dice(seed), today(), codes, district)
    saying, holding = Saying(_dice(seed + 1), today()), Holding(_dice(seed + 2), today())
    there = set(Enterprise.objects.filter(demo=True).order_by().values_list("credit_code", flat=True))
    new = 0
    with uncollected():
        for start in range(0, count, PORTION):
            numbers = range(start, min(start + PORTION, count))
            firms = [drawing.firm(number) for number in numbers]
            told = [
                (firm, list(saying.of(firm)), list(holding.titles(firm)), list(holding.things(firm)))
                for firm in firms
            ]
            new += keep([one for one in told if one[0].code not in there], _dice(seed + 3 + start))
            advance(len(firms))
    return new


def _dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - made-up figures need to be the same everywhere, not secret


Told = tuple[Firm, list[Said], list[Held], list[Thing]]


@transaction.atomic
def keep(told: Sequence[Told], dice: Random) -> int:
    """Write these firms with everything said of them."""
    rows = Enterprise.objects.bulk_create([_row(firm, said, dice) for firm, said, _held, _things in told])
    pour(Value, _VALUE, (_value(row, one) for row, (_f, said, _h, _t) in _pairs(rows, told) for one in said))
    pour(
        Qualification,
        ("enterprise_id", "name", "number", "issuer", "valid_from", "valid_until", "source", "evidence",
         "recorded_at"),
        (
            (row.pk, one.name, one.number, "", one.valid_from, one.valid_until, one.source,
             int(evidence_of(one.source)), row.added_at)
            for row, (_f, _s, held, _t) in _pairs(rows, told)
            for one in held
        ),
    )  # fmt: skip
    pour(
        Item,
        ("enterprise_id", "kind", "values", "source", "evidence", "observed_on", "recorded_at"),
        (
            (row.pk, one.kind, one.values, one.source, int(evidence_of(one.source)), today(), row.added_at)
            for row, (_f, _s, _h, things) in _pairs(rows, told)
            for one in things
        ),
    )
    tell(frozenset(row.pk for row in rows))
    return len(rows)


_VALUE = (
    "enterprise_id", "attribute", "year", "low", "high", "words", "source", "evidence", "observed_on",
    "valid_until", "recorded_at", "recorded_by_id", "import_run_id", "reason",
)  # fmt: skip


def _value(row: Enterprise, one: Said) -> list[object]:
    kept = columns(one, row.added_at)
    return [row.pk, *(kept[name] for name in _VALUE[1:])]


def _pairs(rows: Iterable[Enterprise], told: Sequence[Told]) -> Iterable[tuple[Enterprise, Told]]:
    return zip(rows, told, strict=True)


def _row(firm: Firm, said: Sequence[Said], dice: Random) -> Enterprise:
    moment = now()
    values = _believed(said, moment)
    size = derived(values, today()).get(("size", None))
    whole = [QUALIFICATIONS] if dice.random() < 0.85 else []
    return Enterprise(
        credit_code=firm.code,
        name=firm.name,
        demo=True,
        place_code=firm.place,
        industry_code=firm.industry,
        building=firm.building,
        size=_only(size),
        opened_on=firm.founded,
        complete=[*whole, *(kind.key for kind in ITEM_KINDS if dice.random() < WHOLE.get(kind.key, 0.93))],
        added_at=moment,
        changed_at=moment,
    )


def _believed(said: Sequence[Said], moment: datetime) -> dict[Key, Fact]:
    """What the size class follows from, believed as everywhere."""
    found: dict[Key, list[Statement]] = defaultdict(list)
    for number, one in enumerate(said):
        if one.attribute == "industry" or one.attribute in MEASURES:
            row = columns(one, moment)
            found[one.attribute, one.year].append(
                Statement(
                    one.source, row["evidence"], one.observed_on, row["low"], row["high"],
                    tuple(row["words"]), recorded=number,
                )
            )  # fmt: skip
    beliefs = {key: believe(attribute(key[0]), all_, today()) for key, all_ in found.items()}
    return {key: belief.fact() for key, belief in beliefs.items() if belief}


def _only(fact: Fact | None) -> str:
    if fact is None or not isinstance(fact.value, frozenset) or len(fact.value) != 1:
        return ""
    return next(iter(fact.value))


def places() -> tuple[list[str], str]:
    """Codes of the communities, those of busy streets more often, and the code of the district."""
    divisions = apps.get_model("places.Division")
    codes = list(
        divisions.objects.on().filter(level="community").order_by("code").values_list("code", flat=True)
    )
    if not codes:
        raise NoPlacesError(_("还没有载入区划，请先运行 jiannuo district load。"))
    streets = sorted({code[:9] for code in codes})
    weight = dict(zip(streets, (*WEIGHTS, *[1] * len(streets)), strict=False))
    return [code for code in codes for _time in range(weight[code[:9]])], codes[0][:6]
