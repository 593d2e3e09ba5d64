"""Whom a notice reaches: who holds the post today, and may see what it is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from jiannuo.kernel.models import Outbox
from jiannuo.kernel.organisation import organisation
from jiannuo.notices.gate import seen_matters


class Recipients:
    """The answers for one batch of notices, each asked for once; posts change hands between batches."""

    def __init__(self, rows: Sequence[Outbox]) -> None:
        self._matters = {row.matter_id for row in rows if row.matter_id is not None}
        self._accounts: dict[tuple[Any, ...], list[int]] = {}
        self._seen: dict[int, frozenset[int] | None] = {}

    def called(self, row: Outbox) -> list[int]:
        """Accounts that the notice is for today, each once, whatever they may see."""
        found: list[int] = []
        for owner in row.payload.get("to", []):
            found += self._of(owner)
        return list(dict.fromkeys(found))

    def reached(self, row: Outbox) -> list[int]:
        """Of those, the accounts that may see the matter and did not take the step themselves."""
        actor = row.event.actor_id if row.event else None
        return [account for account in self.called(row) if account != actor and self._may(account, row)]

    def _of(self, owner: Mapping[str, Any]) -> list[int]:
        if account := owner.get("account_id"):
            return [account]
        unit, role, post = owner.get("unit_id"), owner.get("role", ""), owner.get("post_id")
        key = (unit, role, post)
        if key not in self._accounts:
            ask = organisation().accounts_of
            # a vacant post, or a role that nobody has: the unit itself must hear of it
            self._accounts[key] = (
                (ask(post_id=post) if post else [])
                or ask(unit_id=unit, role=role)
                or (ask(unit_id=unit) if role else [])
            )
        return self._accounts[key]

    def _may(self, account: int, row: Outbox) -> bool:
        if account not in self._seen:
            actor = organisation().actor_of(account)
            self._seen[account] = frozenset(seen_matters(actor, self._matters)) if actor else None
        seen = self._seen[account]
        return seen is not None and (row.matter_id is None or row.matter_id in seen)
