"""What happens to a batch happens to every claim on it: each takes its own step, once, under its own key."""

from collections.abc import Callable, Iterable
from typing import Any

from jiannuo.kernel.act import act
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.loops.steps import Effect
from jiannuo.kernel.models import Event
from jiannuo.policies.models import Batch, Claim
from jiannuo.policies.treasury.filing import digest_of_run


def each(step: str, *states: str, **facts: Any) -> Effect:
    """The effect "every claim of the batch that is in one of ``states`` takes ``step``"."""

    def effect(happening: Happening) -> None:
        def go_on(event: Event) -> None:
            claims = Claim.objects.filter(batch_id=event.matter_id, state__in=states)
            _take(claims, step, happening, event, facts)

        happening.after.append(go_on)

    return effect


def list_claims(happening: Happening) -> None:
    """The claims that were chosen come onto the list."""

    def go_on(event: Event) -> None:
        claims = Claim.objects.filter(pk__in=happening.facts.get("claims", []))
        _take(claims, "list", happening, event, {"batch": event.matter_id})

    happening.after.append(go_on)


def unlist(reason: Callable[[Happening], str], chosen: str = "") -> Effect:
    """The effect "all claims, or the one that was chosen, leave the list", with its reason."""

    def effect(happening: Happening) -> None:
        def go_on(event: Event) -> None:
            claims = Claim.objects.filter(batch_id=event.matter_id, state="listed")
            if chosen:
                claims = claims.filter(pk=happening.facts[chosen])
            _take(claims, "unlist", happening, event, {"reason": reason(happening)})

        happening.after.append(go_on)

    return effect


def keep_digest(happening: Happening) -> None:
    """Once the claims are sent, what the file holds is known for good: its digest stands with the batch.

    Not through the event of this step, which is written before the claims go on; the file says which run
    it is, and every receipt names its payment.
    """

    def go_on(event: Event) -> None:
        batch = Batch.objects.get(pk=event.matter_id)
        Batch.objects.filter(pk=batch.pk).update(file_digest=digest_of_run(batch))

    happening.after.append(go_on)


def _take(
    claims: Iterable[Claim], step: str, happening: Happening, event: Event, facts: dict[str, Any]
) -> None:
    ordered = claims.order_by("pk") if hasattr(claims, "order_by") else claims
    for pk in [claim.pk for claim in ordered]:
        act(pk, step, actor=happening.actor, facts=facts, key=key_for(event, step, pk))


def key_for(event: Event, step: str, claim_id: int) -> str:
    """The key of what becomes of one claim because of ``event``.

    Nobody guesses it: a key that is taken stops the step, and whoever acts names their own.
    """
    return f"{event.pk}:{event.digest[:16]}:{step}:{claim_id}"
