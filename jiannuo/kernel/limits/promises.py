"""A district may promise to be faster than the law, never slower (优化营商环境条例 art 36)."""

from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jiannuo.kernel.models import TimeLimit
from jiannuo.kernel.now import today
from jiannuo.kernel.timing.calendars import counting
from jiannuo.kernel.timing.deadlines import start


def refuse_longer_than_the_law(row: TimeLimit) -> None:
    """Raise ValidationError if the district's ``row`` may end later than the statutory limit of its key.

    For a period that may only be longer (a public display) it is the other way round. Units may
    differ: 20 calendar days are within 20 working days, and whether 30 are depends on the holidays,
    so both are set off on every day of two years and compared.
    """
    law = TimeLimit.objects.filter(key=row.key, local=False).order_by("-valid_from").first()
    if law is None or not row.local:
        return
    day = _first_day_outside(row, law)
    if day is None:
        return
    sentence = (
        _("法定期限不少于%(law)s（%(source)s），本区规定不能更短：自 %(day)s 起算就会短于法定期限。")
        if law.at_least
        else _("法定期限为%(law)s（%(source)s），本区规定不能更长：自 %(day)s 起算就会超过法定期限。")
    )
    raise ValidationError(
        {"amount": sentence % {"law": law.budget, "source": law.source, "day": day.isoformat()}}
    )


def _first_day_outside(row: TimeLimit, law: TimeLimit) -> date | None:
    first = date(today().year, 1, 1)
    for number in range(730):
        day = first + timedelta(days=number)
        own, legal = _due(row, day), _due(law, day)
        if own < legal if law.at_least else own > legal:
            return day
    return None


def _due(row: TimeLimit, day: date) -> datetime:
    rules = counting(row.start_rule)
    return start(row.budget, datetime.combine(day, time(9), rules.zone), rules).at
