"""A ranking as a workbook: every point with its numerator and denominator, and the formula above it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from jiannuo.commitments.queries.rankings import Ranking, Row, Table
from jiannuo.commitments.scores.formula import in_words
from jiannuo.commitments.scores.measures import Kind
from jiannuo.kernel.sheet_stream import Cell, stream_sheet


def ranking_sheet(ranking: Ranking) -> Iterator[bytes]:
    """The workbook in pieces. Units of different groups stand under one another and are not compared."""
    head = [_("分组"), _("名次"), _("参评单位"), _("单位"), _("分组确认"), _("得分")]
    widths = [14, 6, 9, 20, 12, 9]
    columns = ranking.tables[0].columns if ranking.tables else ()
    for part in columns:
        head += [_("%(name)s：分子") % {"name": part.label}]
        if part.kind == Kind.PART:
            head += [_("%(name)s：分母") % {"name": part.label}]
        head += [_("%(name)s：得分") % {"name": part.label}]
        widths += [12] * (3 if part.kind == Kind.PART else 2)
    rows = (_row(table, row) for table in ranking.tables for row in table.rows)
    return stream_sheet(_("得分排名"), _cover(ranking), head, widths, rows)


def _cover(ranking: Ranking) -> list[str]:
    told = {"day": ranking.end.isoformat()}
    lines = [_("承诺办理得分，截至 %(day)s") % told]
    lines.append(_("月末已定，不再改。") if ranking.frozen else _("本月至今，月末定分前随时变动。"))
    if ranking.formula:
        lines.append(_("计分办法：%(words)s") % {"words": in_words(ranking.formula.terms.all())})
    if ranking.tables:
        lines += [f"{part.label}：{part.meaning}" for part in ranking.tables[0].columns if part.weight]
    return [*lines, _("只在组内比较，同分同名次。只给单位计分，不给个人计分。")]


def _row(table: Table, row: Row) -> list[Cell]:
    cells: list[Cell] = [
        _(table.group.label), row.rank, table.ranked, str(row.unit),
        _("已确认") if row.confirmed else _("待本区确认"), _number(row.total),
    ]  # fmt: skip
    for part in row.parts:
        cells.append(_number(part.numerator))
        if part.kind == Kind.PART:
            cells.append(part.denominator)
        sign = -1 if part.kind == Kind.MALUS else 1
        cells.append(None if part.got is None else float(sign * part.got))
    return cells


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
