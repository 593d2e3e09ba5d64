"""What the matches should be: for everybody at once, or for a few enterprises one by one."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import numpy as np

from jiannuo.enterprises.knowing import facts_of
from jiannuo.policies.answering.answer import ENGINE, answered, decisions_of
from jiannuo.policies.answering.conditions import condition_of, grant_of
from jiannuo.policies.awarding.benefit import Service
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.models import Version
from jiannuo.policies.population import Known, Standings, standings
from jiannuo.policies.population.amounts import amounts
from jiannuo.policies.population.standings import WORDS, of_policy

logger = logging.getLogger("jiannuo.policies")


@dataclass(frozen=True)
class Row:
    """What a match says, without when."""

    standing: str
    registered: bool
    distance: int
    #: fen, None where it is not certain
    amount: int | None
    digest: str = ""

    def same(self, other: "Row") -> bool:
        """Whether an enterprise would notice no difference."""
        return self.told() == other.told()

    def told(self) -> tuple[str, bool, int, int | None]:
        """Everything but the fingerprint."""
        return self.standing, self.registered, self.distance, self.amount


#: enterprise -> its row; who is far has none
Rows = Mapping[int, Row]


def readable(versions: Iterable[Version], words: Vocabulary) -> list[Version]:
    """Those whose condition can be read; what cannot is logged, and stops nothing else."""
    found = []
    for version in versions:
        try:
            condition_of(version, words)
        except Fault as fault:
            logger.error("condition cannot be read version=%s: %s", version.pk, fault)
            continue
        found.append(version)
    return found


def rows_of_all(versions: Sequence[Version], everyone: Known, words: Vocabulary) -> dict[int, Rows]:
    """Version -> the rows of all enterprises."""
    nodes = [of_policy(condition_of(version, words), version.policy_id) for version in versions]
    found = standings(nodes, everyone, words)
    return {
        version.pk: _rows(version, one, everyone, words) for version, one in zip(versions, found, strict=True)
    }


def _rows(version: Version, found: Standings, everyone: Known, words: Vocabulary) -> Rows:
    rows = np.flatnonzero(found.codes)
    money = _amounts(version, everyone, words)
    digest = sha256(f"{ENGINE}/{version.digest or version.pk}/{everyone.fingerprint}".encode()).hexdigest()
    return {
        pk: Row(WORDS[code], registered, distance, amount, digest)
        for pk, code, registered, distance, amount in zip(
            everyone.everything.ids[rows].tolist(),
            found.codes[rows].tolist(),
            found.registered[rows].tolist(),
            found.distance[rows].tolist(),
            [money[row] for row in rows] if money is not None else [None] * len(rows),
            strict=True,
        )
    }


def _amounts(version: Version, everyone: Known, words: Vocabulary) -> list[int | None] | None:
    """What everybody would get; None where it is no money."""
    grant = grant_of(version, words)
    if grant is None or isinstance(grant.benefit, Service):
        return None
    found = amounts(grant, everyone.everything, words, everyone.day)
    return [low if sure else None for low, sure in zip(found.low.tolist(), found.known.tolist(), strict=True)]


def rows_of_some(
    versions: Sequence[Version], ids: Sequence[int], day: date, words: Vocabulary
) -> dict[int, Rows]:
    """Version -> the rows of these enterprises, each explained by itself."""
    facts = facts_of(ids, day)
    decided = decisions_of(ids, day)
    found: dict[int, dict[int, Row]] = {version.pk: {} for version in versions}
    for version in versions:
        for pk in ids:
            said = decided.get((version.policy_id, pk), {})
            one = answered(version, facts[pk], said, day, words)
            if one.standing:
                award = one.award
                amount = award.exact if award is not None and award.money else None
                stands = one.standing_and_distance
                found[version.pk][pk] = Row(stands.word, one.registered, stands.distance, amount, one.digest)
    return dict(found)
