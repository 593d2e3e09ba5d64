"""What the columns of the board are called."""

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.states import Label

LABELS: dict[str, Label] = {
    "open": _("未办结"),
    "overdue": _("已超期"),
    "today": _("今天到期"),
    "soon": _("三日内到期"),
    "closed": _("本月办结"),
}
