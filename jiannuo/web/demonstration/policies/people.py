"""Who acts: an officer and a head of every unit, and an account for each enterprise with a claim."""

from datetime import date

from django.db import transaction

from jiannuo.enterprises.models import Enterprise, Member, Qualification, Value
from jiannuo.kernel.now import now
from jiannuo.kernel.organisation import organisation
from jiannuo.people.models import Account, Post
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.web.demonstration.cast import Cast


class People:
    """Finds or makes them; none has a password."""

    def __init__(self) -> None:
        self.cast = Cast()

    def officer(self, unit_id: int) -> Viewer | None:
        """The officer of a unit."""
        return self.cast.officer(unit_id)

    def head(self, unit_id: int) -> Viewer | None:
        """The head of a unit, or a leader where the officer is the head; never the officer."""
        post = Post.objects.filter(pk=organisation().head_of(unit_id) or 0).select_related("unit").first()
        officer = self.officer(unit_id)
        found = self.cast.holder(post) if post is not None else None
        if found is None or (officer is not None and found.account_id == officer.account_id):
            return self.cast.leader(None)
        return found

    def member(self, firm: Enterprise, since: date) -> Viewer:
        """Somebody who acts for the enterprise."""
        account, new = Account.objects.get_or_create(
            username=f"demo-firm-{firm.pk}",
            defaults={"first_name": "演示·经办人", "standing": Account.Standing.ENTERPRISE},
        )
        if new:
            account.set_unusable_password()
            account.save()
            Member.objects.create(
                account=account, enterprise=firm, title="经办人", since=since, confirmed_at=now()
            )
        return viewer_of(account)


@transaction.atomic
def known_since(firm: Enterprise, day: date) -> None:
    """What is known of the enterprise was known on ``day`` already, so that a claim of then can be played.

    Each newest statement gets an earlier twin of the same source; nothing else about it is different.
    """
    newest: dict[tuple[str, int | None], Value] = {}
    for row in firm.values.filter(withdrawn_at=None).order_by("observed_on", "id"):
        newest[row.attribute, row.year] = row
    twins = []
    for row in newest.values():
        if row.observed_on > day:
            row.pk, row.observed_on, row.valid_until = None, day, None
            twins.append(row)
    Value.objects.bulk_create(twins)
    Qualification.objects.filter(enterprise=firm, valid_from__gt=day).update(valid_from=day)
    Enterprise.objects.filter(pk=firm.pk).update(changed_at=now())
