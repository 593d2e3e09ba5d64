"""Letting go of sheets that were uploaded and never confirmed: nothing came of them."""

from datetime import timedelta

from jiannuo.commitments.models import FilledSheet
from jiannuo.kernel.now import now

#: the month they were for is over by then
KEPT = timedelta(days=30)


def forget_unconfirmed() -> int:
    """Discard them with their rows and return how many. Their files go as unattached evidence does."""
    old = FilledSheet.objects.filter(confirmed_at__isnull=True, received_at__lt=now() - KEPT)
    return old.delete()[1].get("commitments.FilledSheet", 0)
