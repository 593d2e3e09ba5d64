"""Changing the formula: another version from a day on. What was scored by the old one stays."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.commitments.models import ScoreFormula, ScoreTerm
from jiannuo.commitments.scores.formula import FULL, Line
from jiannuo.commitments.scores.measures import KIND_OF, Kind, Measure
from jiannuo.kernel.now import now, today


def check(lines: Sequence[Line]) -> None:
    """Refuse a formula that does not come to 100. Raises ValidationError."""
    measures = [line.measure for line in lines]
    if len(set(measures)) != len(measures) or set(measures) - set(Measure.values):
        raise ValidationError(_("同一指标只能计一次。"))
    if any(line.kind != KIND_OF[Measure(line.measure)] for line in lines):
        raise ValidationError(_("指标的计法不能改。"))
    if any(not 0 <= line.points <= FULL or (line.most or 0) < 0 for line in lines):
        raise ValidationError(_("分值应在 0 到 100 之间。"))
    parts = sum((line.points for line in lines if line.kind == Kind.PART), Decimal(0))
    if parts != FULL:
        raise ValidationError(_("按比例得分的各项合计应为 100 分，现在是 %(sum)s 分。") % {"sum": parts})


def change(lines: Sequence[Line], *, since: date, reason: str, post_id: int | None = None) -> ScoreFormula:
    """Have ``lines`` in force from ``since`` on, the first day of a month to come. Raises ValidationError."""
    check(lines)
    with transaction.atomic():
        last = ScoreFormula.objects.select_for_update().order_by("-valid_from").first()
        if since.day != 1 or since <= today():
            raise ValidationError(_("新办法只能从以后某个月的 1 日起用：本月和已经公布的得分不改。"))
        if last and last.valid_from and since <= last.valid_from:
            raise ValidationError(_("从 %(day)s 起已有一版，请选更晚的日期。") % {"day": last.valid_from})
        if last and (last.valid_to is None or last.valid_to >= since):
            last.valid_to = since - timedelta(days=1)
            last.save(update_fields=["valid_to"])
        made = ScoreFormula.objects.create(
            valid_from=since, reason=reason, confirmed=True, decided_at=now(), decided_by_id=post_id
        )
        ScoreTerm.objects.bulk_create(
            ScoreTerm(formula=made, order=order, **vars(line)) for order, line in enumerate(lines, start=1)
        )
    return made
