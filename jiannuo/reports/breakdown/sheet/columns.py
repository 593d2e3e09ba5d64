"""The columns of the spreadsheet: their headings, and how a field reads in a cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from jiannuo.people.models import Post
from jiannuo.people.roles import Role
from jiannuo.reports.breakdown.fields import LABELS, QUARTERS, domain_label, post_label
from jiannuo.reports.breakdown.snapshot import Values
from jiannuo.reports.models import Task


@dataclass(frozen=True)
class Column:
    """One column. ``width`` in characters, as Excel counts them."""

    key: str
    label: str | Promise
    width: float
    #: what is typed over in such a column is not taken in
    fixed: bool = False
    hidden: bool = False


COLUMNS = (
    Column("number", gettext_lazy("序号"), 6, fixed=True),
    Column("domain", LABELS["domain"], 10),
    Column("quote", LABELS["quote"], 46, fixed=True),
    Column("action", LABELS["action"], 8),
    Column("object", LABELS["object"], 24),
    Column("quantified", LABELS["quantified"], 7),
    Column("targets", LABELS["targets"], 22),
    Column("lead_unit", LABELS["lead_unit"], 16),
    Column("assisting_units", LABELS["assisting_units"], 22),
    Column("leader_post", LABELS["leader_post"], 16),
    Column("due_on", LABELS["due_on"], 12),
    Column("q1", gettext_lazy("一季度"), 16),
    Column("q2", gettext_lazy("二季度"), 16),
    Column("q3", gettext_lazy("三季度"), 16),
    Column("q4", gettext_lazy("四季度"), 16),
    Column("measure", LABELS["measure"], 30),
    Column("state", LABELS["state"], 9),
    Column("note", LABELS["note"], 20),
    Column("key", gettext_lazy("编号（勿改）"), 10, fixed=True, hidden=True),
    Column("revision", gettext_lazy("版本（勿改）"), 8, fixed=True, hidden=True),
)
BY_KEY = {column.key: column for column in COLUMNS}
#: columns whose cells may be changed
OPEN = tuple(column.key for column in COLUMNS if not column.fixed)


def column_of(heading: str) -> str | None:
    """The column with this heading, in any language of the site."""
    return _headings().get("".join(heading.split()).casefold())


def _headings() -> dict[str, str]:
    known: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            known |= {"".join(str(c.label).split()).casefold(): c.key for c in COLUMNS}
    return known


def leader_posts() -> dict[int, str]:
    """What each leader's post is called, by its number; those of the past too."""
    return {post.pk: post_label(post) for post in Post.objects.filter(role=Role.LEADER)}


def cells_of(values: Values, posts: Mapping[int, str]) -> dict[str, str]:
    """The texts of the open columns for a kept row (``snapshot``). Days read 2024-06-30."""
    quarters = values["milestones"] or [""] * QUARTERS
    cells = {key: _TEXTS.get(key, str)(values[key]) for key in OPEN if key in values}
    post = values["leader_post"]
    cells["leader_post"] = posts.get(post["id"], post["name"]) if post else ""
    cells |= {f"q{n}": text for n, text in enumerate(quarters, start=1)}
    return cells


def yes_or_no(value: bool) -> str:
    """是 or 否."""
    return _("是") if value else _("否")


_TEXTS: dict[str, Callable[[Any], str]] = {
    "domain": domain_label,
    "quantified": yes_or_no,
    "lead_unit": lambda unit: unit["name"] if unit else "",
    "assisting_units": lambda units: "、".join(unit["name"] for unit in units),
    "leader_post": lambda post: "",
    "due_on": lambda day: day or "",
    "state": lambda state: str(Task.State(state).label),
}


def day_cell(text: str) -> date | str:
    """A day as a date for Excel, so that it sorts and filters as one."""
    return date.fromisoformat(text) if text else ""
