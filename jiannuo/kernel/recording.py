"""Writing an event: its place in the matter's chain, its digest, and what of it is personal."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from jiannuo.kernel.actors import Standing
from jiannuo.kernel.ledger.commitment import commit, new_salt, salt_of
from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.ledger.record import seal
from jiannuo.kernel.loops.loop import loop_of
from jiannuo.kernel.models import Event, Matter, Personal


def record(
    matter: Matter,
    *,
    step: str,
    before: str,
    standing: Standing,
    at: datetime,
    facts: dict[str, Any],
    effects: dict[str, Any],
    personal: dict[str, Any] | None = None,
    key: str = "",
) -> tuple[Event, list[Personal]]:
    """The next event of ``matter``, not yet saved, with the personal values it commits to.

    ``matter`` is locked by the caller, carries its new state and revision, and gets its new ``seq``
    and ``head`` here; the caller saves all of it in one transaction.
    """
    hash_ = ledger_hash()
    hidden = [(name, value, new_salt()) for name, value in (personal or {}).items()]
    matter.seq += 1
    event = Event(
        matter_id=matter.pk,
        seq=matter.seq,
        revision=matter.revision,
        step=step,
        before=before,
        after=matter.state,
        actor_id=standing.account_id,
        post_id=standing.post_id,
        unit_id=standing.unit_id,
        behalf_of_id=standing.behalf_of_id,
        at=at,
        facts=facts,
        effects=effects,
        commitments={name: commit(salt, f"personal.{name}", value, hash_) for name, value, salt in hidden},
        salt=new_salt(),
        key=key or None,
        prev=matter.head,
    )
    event.digest = matter.head = seal(content(event, matter), hash_)[1].hex()
    return event, [Personal(event=event, field=name, value=value, salt=salt) for name, value, salt in hidden]


def record_beside(
    matter: Matter, step: str, standing: Standing, facts: dict[str, Any], at: datetime
) -> Event:
    """An event that moves nothing, added to the chain of ``matter``, which the caller has locked."""
    event, _personal = record(
        matter, step=step, before=matter.state, standing=standing, at=at, facts=facts, effects={}
    )
    Matter.objects.filter(pk=matter.pk).update(seq=matter.seq, head=matter.head)
    event.save(force_insert=True)
    return event


def content(event: Event, matter: Matter) -> dict[str, Any]:
    """What the log holds of an event: the record that is hashed, exported and verified.

    The log is public, so it says in the open what everybody may know: which unit took which step when.
    What was stated, what followed and which post it was are commitments, each opened for whoever may
    read it.
    """
    hash_, salt = ledger_hash(), bytes(event.salt)
    hidden = {
        field: commit(salt_of(salt, field, hash_), field, value, hash_)
        for field, value in told(event, matter)
    }
    unit = {} if event.unit_id is None or _unnamed(matter) else {"unit": event.unit_id}
    return {
        "v": 1,
        "matter": event.matter_id,
        "loop": matter.loop,
        "loop_version": matter.loop_version,
        "seq": event.seq,
        "step": event.step,
        "from": event.before,
        "to": event.after,
        "at": event.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "actor": {**unit, "who": hidden["actor.who"]},
        "facts": {name: hidden[f"facts.{name}"] for name in event.facts},
        "effects": hidden["effects"],
        "personal": event.commitments,
        "prev": event.prev,
    }


def told(event: Event, matter: Matter) -> Iterator[tuple[str, Any]]:
    """What the record of ``event`` commits to, personal fields aside: path and value."""
    who = {"post": event.post_id, "behalf_of": event.behalf_of_id, "account": event.actor_id}
    if _unnamed(matter):
        who["unit"] = event.unit_id
    yield "actor.who", {name: value for name, value in who.items() if value is not None}
    yield "effects", event.effects
    for name, value in event.facts.items():
        yield f"facts.{name}", value


def _unnamed(matter: Matter) -> bool:
    """Whether the log keeps to itself which unit acted."""
    try:
        return loop_of(matter.loop).unnamed
    except LookupError:
        return False  # of a loop that is no longer installed, as it was before there was a choice
