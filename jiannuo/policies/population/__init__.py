"""All enterprises as columns in memory: loaded from the database, refreshed where something changed."""

from jiannuo.policies.population.knowing import Known, fingerprint_now, forget, known
from jiannuo.policies.population.standings import Standings, standings
from jiannuo.policies.population.warming import warm

__all__ = ["Known", "Standings", "fingerprint_now", "forget", "known", "standings", "warm"]
