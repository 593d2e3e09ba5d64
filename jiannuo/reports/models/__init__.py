"""Reports, and what was read from them."""

from jiannuo.reports.models.change import TaskChange
from jiannuo.reports.models.fact import Fact
from jiannuo.reports.models.fact_change import FactChange
from jiannuo.reports.models.report import Report
from jiannuo.reports.models.task import Task
from jiannuo.reports.models.term import Term

__all__ = ["Fact", "FactChange", "Report", "Task", "TaskChange", "Term"]
