"""The names of the breakdown's fields and how their values read, in the table, the log and the files."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.people.models import Post
from jiannuo.reports.domains import Domain
from jiannuo.reports.models import Task

QUARTERS = 4

#: what each field is called; fields that are not here are not shown to people
LABELS = {
    "order": gettext_lazy("位置"),
    "state": gettext_lazy("状态"),
    "quote": gettext_lazy("报告原文"),
    "action": gettext_lazy("动作"),
    "object": gettext_lazy("对象"),
    "domain": gettext_lazy("领域"),
    "quantified": gettext_lazy("可量化"),
    "targets": gettext_lazy("量化目标"),
    "measure": gettext_lazy("具体举措"),
    "milestones": gettext_lazy("季度形象进度"),
    "note": gettext_lazy("备注"),
    "lead_unit": gettext_lazy("牵头单位"),
    "assisting_units": gettext_lazy("配合单位"),
    "leader_post": gettext_lazy("责任领导"),
    "due_on": gettext_lazy("完成时限"),
}


def in_words(name: str, value: Any) -> str:
    """A kept value (see ``snapshot``) as people read it; an empty one is （空）."""
    if name == "quantified" and not value:
        return _("否")
    if value in (None, "", [], {}) or (name == "milestones" and not any(value)):
        return _("（空）")
    return _WORDS.get(name, str)(value)


def domain_label(value: str) -> str:
    """The name of a domain in the reader's language; an unknown one stays as it is."""
    return str(Domain(value).label) if value in Domain.values else value


def post_label(post: Post) -> str:
    """A leader's post as the forms and the files name it."""
    # many titles name the portfolio already: 副区长（商务招商）
    return f"{post.title}（{post.portfolio}）" if post.portfolio and "（" not in post.title else post.title


def day_in_words(day: date) -> str:
    """``2024-06-30``: one form for every place and language, the one the files use too."""
    return day.isoformat()


def _milestones(value: list[str]) -> str:
    return "；".join(f"Q{n} {text}" for n, text in enumerate(value, start=1) if text)


_WORDS: dict[str, Callable[[Any], str]] = {
    "state": lambda value: str(Task.State(value).label),
    "domain": domain_label,
    "quantified": lambda value: _("是"),
    "lead_unit": lambda value: str(value["name"]),
    "leader_post": lambda value: str(value["name"]),
    "assisting_units": lambda value: "、".join(unit["name"] for unit in value),
    "milestones": _milestones,
    "due_on": lambda value: day_in_words(date.fromisoformat(value)),
}
