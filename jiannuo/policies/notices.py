"""What enterprises and officers are told about policies and money. Amounts and names never leave the inbox.

What comes in numbers (a policy was published, something came into reach) is gathered by the day, so that
an enterprise is not disturbed by each; what concerns its own money is told by the hour.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jiannuo.notices.message import DAY, Message, Told
from jiannuo.policies.models import Version


def _version(told: Told) -> Version | None:
    """The policy that a message without a matter is about; its reader may have lost sight of it since."""
    number = told.payload.get("version")
    return Version.objects.filter(pk=number, published=True).first() if number else None


def policy_told(told: Told) -> str:
    """Its title; without a policy that may be seen, a word that gives nothing away."""
    version = _version(told)
    return version.title if version else told.name


class _OfPolicies(Message):
    """Gathered by the day."""

    icon = "building-store"
    window = DAY

    @classmethod
    def title(cls, told: Told) -> str:
        """Which policy."""
        return _("%(label)s：%(policy)s") % {"label": cls.label, "policy": policy_told(told)}


class Published(_OfPolicies):
    """A policy with tags that the enterprise chose was published."""

    key = "policies.published"
    label = gettext_lazy("新政策")

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 项新政策", "%(count)d 项新政策", count) % {"count": count}


class CameIntoReach(_OfPolicies):
    """The enterprise now fits, or only people must still decide."""

    key = "policies.came_into_reach"
    label = gettext_lazy("新符合的政策")
    icon = "target-arrow"

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("新符合 %(count)d 项政策", "新符合 %(count)d 项政策", count) % {"count": count}


class ClosingSoon(_OfPolicies):
    """The window of a policy that fits closes in a few days."""

    key = "policies.closing_soon"
    label = gettext_lazy("申报快截止")
    icon = "hourglass"

    @classmethod
    def body(cls, told: Told) -> str:
        """When."""
        version = _version(told)
        if version is None or version.closes_on is None:
            return ""
        return _("%(day)s 截止。") % {"day": version.closes_on}

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 项申报快截止", "%(count)d 项申报快截止", count) % {"count": count}


class ConfirmList(_OfPolicies):
    """免申即享: the enterprise is on the list and has only to confirm."""

    key = "policies.confirm_list"
    label = gettext_lazy("免申即享，待您确认")
    icon = "checkbox"

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 项免申即享待确认", "%(count)d 项免申即享待确认", count) % {"count": count}


class ClaimMoved(Message):
    """A claim got on."""

    key = "policies.claim_moved"
    label = gettext_lazy("兑现进展")
    icon = "progress-check"

    @classmethod
    def body(cls, told: Told) -> str:
        """Where it is now."""
        return _("现在是：%(state)s") % {"state": told.matter.at.label} if told.matter else ""

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 件兑现有进展", "%(count)d 件兑现有进展", count) % {"count": count}


class _WithReason(Message):
    """Says why."""

    @classmethod
    def body(cls, told: Told) -> str:
        """The reason that was given."""
        reason = told.event.facts.get("reason", "") if told.event and told.matter else ""
        return _("理由：%(reason)s") % {"reason": reason} if reason else ""


class ClaimReturned(_WithReason):
    """A claim, or a payment, came back: the enterprise must correct something."""

    key = "policies.claim_returned"
    label = gettext_lazy("兑现事项要您补正")
    icon = "arrow-back-up"
    urgent = True

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 件兑现要补正", "%(count)d 件兑现要补正", count) % {"count": count}


class ClaimRefused(_WithReason):
    """A claim was refused; why, and that a person will look at it again on request."""

    key = "policies.claim_refused"
    label = gettext_lazy("不予兑现")
    icon = "circle-x"

    @classmethod
    def body(cls, told: Told) -> str:
        """The reason, and what to do."""
        return super().body(told) + _("不同意的，可以在政策页面提出异议，由没有参与审核的人员复核。")

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 件不予兑现", "%(count)d 件不予兑现", count) % {"count": count}


class ClaimPaid(Message):
    """The money arrived."""

    key = "policies.claim_paid"
    label = gettext_lazy("资金已到账")
    icon = "coins"

    @classmethod
    def body(cls, told: Told) -> str:
        """Please say how it was."""
        return _("请核对账户，并作出评价。")

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 笔资金到账", "%(count)d 笔资金到账", count) % {"count": count}


class RecoveryDecided(_WithReason):
    """Money must be paid back."""

    key = "policies.recovery_decided"
    label = gettext_lazy("资金追回决定")
    icon = "receipt-refund"
    urgent = True

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 件追回决定", "%(count)d 件追回决定", count) % {"count": count}


class QuestionAnswered(Message):
    """An answer, or a question back."""

    key = "policies.question_answered"
    label = gettext_lazy("咨询有了答复")
    icon = "message-reply"

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 个咨询有答复", "%(count)d 个咨询有答复", count) % {"count": count}


class ObjectionDecided(Message):
    """A person has looked."""

    key = "policies.objection_decided"
    label = gettext_lazy("异议已复核")
    icon = "gavel"

    @classmethod
    def body(cls, told: Told) -> str:
        """What was decided."""
        ruling = told.event.facts.get("ruling", "") if told.event and told.matter else ""
        return _("决定：%(ruling)s") % {"ruling": ruling} if ruling else ""

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 个异议已复核", "%(count)d 个异议已复核", count) % {"count": count}


class BatchWaits(Message):
    """A batch waits for somebody's approval or answer."""

    key = "policies.batch_waits"
    label = gettext_lazy("兑现批次待办")
    icon = "stack-2"

    @classmethod
    def body(cls, told: Told) -> str:
        """Where it is."""
        return _("现在是：%(state)s") % {"state": told.matter.at.label} if told.matter else ""

    @classmethod
    def digest(cls, count: int) -> str:
        """How many."""
        return ngettext("%(count)d 个兑现批次待办", "%(count)d 个兑现批次待办", count) % {"count": count}
