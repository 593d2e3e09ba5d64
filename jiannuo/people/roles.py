"""What a person may act as. A role comes from the post held today, never from the name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Roles of design §1."""

    SUPERVISION = "supervision", _("督查室人员")
    DEPARTMENT = "department", _("部门工作人员")
    STREET = "street", _("街道工作人员")
    LEADER = "leader", _("区领导")
    DEPUTY = "deputy", _("人大代表")
    ENTERPRISE = "enterprise", _("企业")
    RESIDENT = "resident", _("居民")
    SETUP = "setup", _("系统管理员")


#: those who work for the government and may see its drafts
STAFF = frozenset({Role.SUPERVISION, Role.DEPARTMENT, Role.STREET, Role.LEADER})
