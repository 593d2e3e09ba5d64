"""A condition as a nested list that is read aloud: what must hold together, what may hold instead."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import Writer
from jiannuo.policies.drafting.shape import GROUPS, Path, children, said

#: puts one condition into words
Say = Callable[[Any], str]


@dataclass(frozen=True)
class Line:
    """One node: a heading over its parts, or one condition. ``joint`` is said before it."""

    path: Path
    text: str
    ref: str = ""
    joint: str = ""
    #: all, any, least, or "" for what is no group that may be regrouped
    group: str = ""
    number: int = 0
    parts: tuple["Line", ...] = ()
    #: whether it can be taken out
    loose: bool = False
    #: whether it is one condition that the form can write
    atom: bool = False
    #: whether it is asked of the enterprise itself, so that more may be asked beside it
    open: bool = True

    @property
    def key(self) -> str:
        """Its place in a form."""
        return said(self.path)


def outline(node: tree.Condition, vocabulary: Vocabulary, say: Say | None = None) -> Line:
    """The whole condition; ``say`` puts single conditions into other words than those of the text."""
    return _line(node, (), say or Writer(vocabulary.everything()).write, joint="", loose=True)


def _line(node: Any, path: Path, say: Say, *, joint: str, loose: bool, inside: bool = False) -> Line:
    under = children(node)
    if not under:
        text = say(_bare(node))
        return Line(path, text, node.ref, joint, loose=loose, atom=True, open=not inside)
    group, number = _group(node)
    within = inside or isinstance(node, tree.Some)
    between = _("并且") if group == "all" else _("或者") if group == "any" else ""
    grouped = isinstance(node, GROUPS)
    parts = tuple(
        _line(child, (*path, at), say, joint=between if at else "", loose=grouped, inside=within)
        for at, child in enumerate(under)
    )
    if isinstance(node, tree.Unless):
        waiver = _line(node.waiver, (*path, 1), say, joint=_("除非"), loose=True, inside=inside)
        parts = (parts[0], waiver)
    heading = _heading(node, len(parts))
    return Line(path, heading, getattr(node, "ref", ""), joint, group, number, parts, loose, open=not inside)


def _group(node: Any) -> tuple[str, int]:
    if isinstance(node, tree.AtLeast):
        return "least", node.number
    return ("all" if isinstance(node, tree.All) else "any" if isinstance(node, tree.Any) else ""), 0


def _heading(node: Any, parts: int) -> str:
    """What is said over the parts of a group, and over a part of a score."""
    if isinstance(node, tree.Part):
        least = node.minimum
        return (
            node.name if least is None else _("%(name)s（至少 %(n)d 分）") % {"name": node.name, "n": least}
        )
    words, told = {
        tree.All: (_("以下 %(n)d 项都要满足"), {"n": parts}),
        tree.Any: (_("以下 %(n)d 项满足一项即可"), {"n": parts}),
        tree.AtLeast: (_("以下 %(n)d 项至少满足 %(k)d 项"), {"n": parts, "k": _of(node, "number")}),
        tree.Unless: (_("一般要满足，除非另有情形"), {}),
        tree.Some: (
            _("至少 %(k)d 个%(kind)s，每个满足"),
            {"k": _of(node, "number"), "kind": _of(node, "kind")},
        ),
        tree.Score: (_("下列评分合计不低于 %(n)d 分"), {"n": _of(node, "minimum")}),
        tree.Ladder: (_("从上往下第一档符合的计分，都不符合计 %(n)d 分"), {"n": _of(node, "otherwise")}),
        tree.Band: (_("计 %(n)d 分，条件是"), {"n": _of(node, "points")}),
    }.get(type(node), (_("只看有足够依据的数据"), {}))
    return words % told


def _of(node: Any, name: str) -> Any:
    return getattr(node, name, 0)


def _bare(node: Any) -> Any:
    """The same without the clause it cites, which stands beside it."""
    return replace(node, ref="") if getattr(node, "ref", "") else node
