"""For which enterprises an account acts today."""

from django.db.models import Q, QuerySet

from jiannuo.enterprises.models import Enterprise, Member
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer


def in_office() -> Q:
    """Memberships that were confirmed and run today."""
    day = today()
    return Q(confirmed_at__isnull=False, since__lte=day) & (Q(until=None) | Q(until__gte=day))


def enterprises_of(viewer: Viewer) -> QuerySet[Enterprise]:
    """The enterprises for which ``viewer`` acts today; empty for anybody without an account."""
    account = getattr(viewer, "account_id", None)
    if account is None:
        return Enterprise.objects.none()
    acting = Member.objects.filter(in_office(), account_id=account).order_by()
    return Enterprise.objects.filter(pk__in=acting.values("enterprise_id"))


def acts_for(account_id: int | None, enterprise_id: int) -> bool:
    """Whether the account acts for the enterprise today."""
    if account_id is None:
        return False
    return Member.objects.filter(in_office(), account_id=account_id, enterprise_id=enterprise_id).exists()
