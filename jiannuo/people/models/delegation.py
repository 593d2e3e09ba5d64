"""Delegations: a post lets another act for it, for a time and for a reason."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.validity import Valid, in_force
from jiannuo.people.models.post import Post


class Delegation(Valid):
    """From the first to the last day ``receiver`` may do what ``giver`` may; a withdrawal ends it at once.

    Rows are never deleted: events name the post on whose behalf something was done, and this is why.
    """

    giver = models.ForeignKey(
        Post, models.PROTECT, related_name="delegations_given", verbose_name=_("委托岗位")
    )
    receiver = models.ForeignKey(
        Post, models.PROTECT, related_name="delegations_received", verbose_name=_("受托岗位")
    )
    reason = models.CharField(_("事由"), max_length=300)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("办理人")
    )
    granted_at = models.DateTimeField(_("办理时间"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(_("收回时间"), null=True, blank=True)

    class Meta(Valid.Meta):
        verbose_name = _("委托代办")
        verbose_name_plural = _("委托代办")
        ordering = ["-valid_from", "-id"]
        constraints = [
            *Valid.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=False, valid_to__isnull=False),
                name="delegation_has_both_days",
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="delegation_is_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.receiver} 代 {self.giver}"

    @property
    def ended(self) -> bool:
        """Whether it was withdrawn or its last day is over."""
        return self.withdrawn_at is not None or not (self.holds_on() or self.begins_later)

    @property
    def begins_later(self) -> bool:
        """Whether its first day is still to come."""
        from jiannuo.kernel.now import today

        return self.withdrawn_at is None and self.valid_from is not None and self.valid_from > today()


def delegations_in_force() -> models.Q:
    """The condition "in force today": not withdrawn, and so are both posts and their units."""
    both = models.Q()
    for path in ("", "giver", "giver__unit", "receiver", "receiver__unit"):
        both &= in_force(path=path)
    return both & models.Q(withdrawn_at__isnull=True)
