"""What is measured of a commitment on a day: the small fixed set that rules may speak of."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.TextChoices):
    """Whether the month's report was there in time."""

    ON_TIME = "on_time", _("按时填报")
    MADE_UP = "made_up", _("逾期补报")
    MISSING = "missing", _("未填报")
    NOT_DUE = "not_due", _("未到填报期")


@dataclass(frozen=True)
class Measured:
    """Shares in per cent, differences in percentage points, days in calendar days."""

    on: date
    report: Report
    #: months in a row without a report, up to the last one due
    missed_months: int
    progress: Decimal
    #: what should be done by now
    planned: Decimal
    #: what should have been done by the end of the last quarter
    quarter_planned: Decimal
    #: until the day promised; negative after it, None without one
    days_left: int | None
    #: where ``planned`` comes from: ``linear`` or ``milestones``
    basis: str

    @property
    def behind(self) -> Decimal:
        """How far progress lies behind the plan of the day."""
        return max(Decimal(0), self.planned - self.progress)

    @property
    def quarter_short(self) -> Decimal:
        """How much is missing to the target of the last quarter that is over."""
        return max(Decimal(0), self.quarter_planned - self.progress)

    @property
    def overdue_days(self) -> int:
        """Days past the day promised."""
        return max(0, -self.days_left) if self.days_left is not None else 0

    def numbers(self) -> dict[str, Any]:
        """Everything, as a stored light keeps it."""
        found: dict[str, Any] = asdict(self)
        found |= {
            "behind": self.behind,
            "quarter_short": self.quarter_short,
            "overdue_days": self.overdue_days,
            "report": self.report.value,
            "on": self.on.isoformat(),
        }
        return {
            name: format(value.normalize(), "f") if isinstance(value, Decimal) else value
            for name, value in found.items()
        }
