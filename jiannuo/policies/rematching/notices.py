"""What an enterprise is told when a policy no longer fits it; the other messages are the app's."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jiannuo.notices.message import DAY, Message, Told
from jiannuo.policies.notices import policy_told


class NoLongerFits(Message):
    """An enterprise no longer meets what it met before."""

    key = "policies.no_longer_fits"
    label = gettext_lazy("不再符合的政策")
    icon = "circle-off"
    window = DAY

    @classmethod
    def title(cls, told: Told) -> str:
        """Which policy."""
        return _("不再符合：%(policy)s") % {"policy": policy_told(told)}

    @classmethod
    def body(cls, told: Told) -> str:
        """What it may come from, and what may be done."""
        return _("可能是政策停止、数据变化或证书到期。逐条说明见“我的政策”；认为不对可以提出异议。")

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("不再符合 %(count)d 项政策", "不再符合 %(count)d 项政策", count) % {"count": count}
