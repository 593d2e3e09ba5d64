"""Which scheme is in force, with its rules; and choosing another from a day on."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.commitments.models import LightPeriod, LightRule, LightScheme
from jiannuo.kernel.now import now, today


def scheme_on(day: date) -> LightScheme | None:
    """The scheme in force on ``day``."""
    period = LightPeriod.objects.on(day).select_related("scheme").order_by("-valid_from").first()
    return period.scheme if period else None


def rules_on(scheme: LightScheme | None, day: date) -> list[LightRule]:
    """The rules of ``scheme`` in force on ``day``, in order."""
    return list(LightRule.objects.on(day).filter(scheme=scheme).order_by("order", "id")) if scheme else []


def choose(scheme: LightScheme, *, since: date, reason: str, post_id: int | None = None) -> LightPeriod:
    """Have ``scheme`` in force from ``since`` on; what was shown before stays.

    Raises ValidationError for a day that is past, or not after the start of the last choice.
    """
    with transaction.atomic():
        last = LightPeriod.objects.select_for_update().order_by("-valid_from").first()
        if since < today():
            raise ValidationError(_("启用日期不能早于今天：已经亮过的灯不改。"))
        if last and last.scheme_id == scheme.pk and last.valid_to is None:
            raise ValidationError(_("现在用的就是“%(scheme)s”。") % {"scheme": scheme.said})
        if last and last.valid_from and since <= last.valid_from:
            raise ValidationError(
                _("已经定了从 %(day)s 起启用“%(scheme)s”，请选更晚的日期。")
                % {"day": last.valid_from, "scheme": last.scheme.said}
            )
        if last and (last.valid_to is None or last.valid_to >= since):
            last.valid_to = since - timedelta(days=1)
            last.save(update_fields=["valid_to"])
        return LightPeriod.objects.create(
            scheme=scheme, valid_from=since, reason=reason, decided_at=now(), decided_by_id=post_id
        )
