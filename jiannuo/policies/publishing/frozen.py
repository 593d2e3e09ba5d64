"""Nothing of a published version changes: whatever saves a row is asked here first.

Withdrawing, expiring and evaluating move its state and say when; a mistake is answered by another version.
Steps are held to it as well (``guards``), and whatever went past both is seen by the digest.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_delete, pre_save

from jiannuo.policies.models import Clause, Example, Version
from jiannuo.policies.publishing.digest import FIXED


class Frozen(TypeError):  # noqa: N818 - says what the row is
    """Something tried to change a published version: an error of the program, never of a user."""


def refuse_changes(sender: type[Model], instance: Any, **_signal: Any) -> None:
    """Let a published version, its clauses and examples be as they are."""
    if sender is Version:
        before = Version.objects.filter(pk=instance.pk, published_at__isnull=False).first()
        changed = [name for name in FIXED if before and getattr(before, name) != getattr(instance, name)]
    else:
        published = Version.objects.filter(pk=instance.version_id, published_at__isnull=False).exists()
        changed = [sender.__name__] if published else []
    if changed:
        raise Frozen(f"version {instance.pk} is published: {', '.join(changed)} cannot change")


def refuse_deletion(sender: type[Model], instance: Any, **_signal: Any) -> None:
    """What was published stays."""
    version = instance.pk if sender is Version else instance.version_id
    if Version.objects.filter(pk=version, published_at__isnull=False).exists():
        raise Frozen(f"version {version} is published and cannot be deleted")


def freeze() -> None:
    """Listen to every save and deletion of versions, clauses and examples."""
    for model in (Version, Clause, Example):
        uid = f"policies.frozen.{model.__name__}"
        pre_save.connect(refuse_changes, sender=model, dispatch_uid=f"{uid}.save")
        pre_delete.connect(refuse_deletion, sender=model, dispatch_uid=f"{uid}.delete")
