"""The parts of a work report, in words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """What a stretch of the report is about; the values are those of ``reading``."""

    OPENING = "opening", _("开头")
    REVIEW = "review", _("工作回顾")
    PROBLEMS = "problems", _("问题和不足")
    GUIDANCE = "guidance", _("总体要求")
    TARGETS = "targets", _("主要预期目标")
    TASKS = "tasks", _("重点任务")
    CLOSING = "closing", _("结语")
    GLOSSARY = "glossary", _("名词解释")
