"""Which facts a single condition reads, and of which period."""

from datetime import date

from django.utils.translation import gettext as _

from jiannuo.enterprises.facts import Fact, Facts, Key
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Shape


def keys_read(node: tree.Atom, day: date) -> tuple[Key, ...]:
    """The facts that ``node`` looks at on ``day``, in the order in which it names them."""
    if isinstance(node, tree.Compare):
        of = (node.term.of,) if node.term.of else ()
        backs = years_back(node.term)
        return tuple(
            (name, day.year - back if back else None) for name in (node.term.attribute, *of) for back in backs
        )
    if isinstance(node, tree.Age | tree.Among):
        return ((node.attribute, None),)
    if isinstance(node, tree.Is):
        if not node.years:
            return ((node.attribute, None),)
        first = 0 if getattr(node, "current", False) else 1
        return tuple((node.attribute, day.year - back) for back in range(first, node.years + 1))
    return ()


def years_back(term: tree.Term) -> tuple[int, ...]:
    """The years that a number is made of, counted back; 0 stands for no period."""
    if term.shape is Shape.YEAR:
        return (term.years,)
    if term.shape is Shape.GROWTH:
        return (1, 2)
    if term.shape is Shape.COMPOUND:
        return (1, 1 + term.years)
    return tuple(range(1, term.years + 1))


def facts_read(node: tree.Atom, facts: Facts, day: date) -> tuple[Fact, ...]:
    """Those of them that are known and may be relied upon."""
    found = (facts.at(name, year, day) for name, year in keys_read(node, day))
    return tuple(fact for fact in found if fact is not None)


def period_text(node: tree.Atom, day: date) -> str:
    """The period a condition speaks of, "" where it has none: ``2025年``, ``2023—2025年``."""
    years = sorted({year for _name, year in keys_read(node, day) if year is not None})
    if not years:
        return ""
    if isinstance(node, tree.Compare) and node.term.shape in (Shape.GROWTH, Shape.COMPOUND):
        return _("%(last)s年与%(first)s年相比") % {"last": years[-1], "first": years[0]}
    if len(years) == 1:
        return _("%(year)s年") % {"year": years[0]}
    return _("%(first)s—%(last)s年") % {"first": years[0], "last": years[-1]}
