"""What an import would do, told line by line."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jiannuo.people.lists.plan import Change, Plan


def lines(plan: Plan) -> Iterator[str]:
    """The lines a person reads before agreeing: problems first, then each change, then the sum."""
    if plan.unknown_columns:
        yield _("不认识的列，未读取：%(columns)s") % {"columns": "、".join(plan.unknown_columns)}
    for problem in plan.problems:
        yield str(problem)
    for change in plan.added:
        yield _("新增 %(unit)s") % {"unit": _named(change)}
    for change in plan.changed:
        yield _("修改 %(unit)s") % {"unit": _named(change)}
        for heading, before, after in change.differences:
            yield f"    {heading}: {before or '—'} → {after or '—'}"
    total = _(
        "新增 %(added)d，修改 %(changed)d，不变 %(same)d，有问题 %(broken)d 行；"
        "未列入文件的 %(rest)d 个单位保持不变。"
    )
    yield total % {
        "added": len(plan.added),
        "changed": len(plan.changed),
        "same": plan.same,
        "broken": len(plan.broken_rows),
        "rest": plan.untouched,
    }


def _named(change: Change) -> str:
    return f"{change.after['code']} {change.after['name']}"
