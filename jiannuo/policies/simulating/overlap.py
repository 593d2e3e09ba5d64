"""Which policies in force reach the same enterprises, so that nobody is surprised by paying twice."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from jiannuo.policies.answering.conditions import condition_of
from jiannuo.policies.conditions.faults import Fault
from jiannuo.policies.conditions.tree import Condition
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.models import Version
from jiannuo.policies.population import Known, standings
from jiannuo.policies.population.standings import CODE_OF, of_policy
from jiannuo.policies.rematching.versions import versions_in_force
from jiannuo.policies.simulating.simulation import Bools

FITS = "fits"


@dataclass(frozen=True)
class Overlap:
    """Another version: how many it reaches, and how many of these the simulated one reaches too."""

    version: Version
    fits: int
    both: int

    @property
    def exclusive(self) -> str:
        """The group of which only the highest is paid, "" for none."""
        return str((self.version.benefit or {}).get("exclusive", ""))


def overlaps(
    fitting: Bools, everyone: Known, vocabulary: Vocabulary, day: date, *, other_than: int
) -> list[Overlap]:
    """The versions in force that reach somebody of ``fitting``, the most shared first."""
    readable, nodes = _readable(day, vocabulary, other_than)
    found = standings(nodes, everyone, vocabulary, near=False) if nodes else []
    rows = [
        Overlap(version, one.count(FITS), int(np.count_nonzero(fitting & (one.codes == CODE_OF[FITS]))))
        for version, one in zip(readable, found, strict=True)
    ]
    return sorted((row for row in rows if row.both), key=lambda row: -row.both)


def _readable(day: date, vocabulary: Vocabulary, other_than: int) -> tuple[list[Version], list[Condition]]:
    versions, nodes = [], []
    for version in versions_in_force(day).exclude(policy_id=other_than):
        try:
            node = condition_of(version, vocabulary)
        except Fault:
            continue
        versions.append(version)
        nodes.append(of_policy(node, version.policy_id))
    return versions, nodes
