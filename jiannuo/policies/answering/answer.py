"""The answer to one enterprise about one version: where it stands, and why, line by line."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from jiannuo.enterprises.facts import Evidence, Facts, Interval
from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import today
from jiannuo.kernel.validity import in_force
from jiannuo.policies.answering.amounts import calculation
from jiannuo.policies.answering.asking import Ask, ask_next
from jiannuo.policies.answering.conditions import condition_of, grant_of
from jiannuo.policies.answering.distance import distance
from jiannuo.policies.answering.flattening import Flattener
from jiannuo.policies.answering.leaves import Reader
from jiannuo.policies.answering.line import Line
from jiannuo.policies.answering.standing import Standing, relaxed, standing_of
from jiannuo.policies.awarding.amounts import Award, award
from jiannuo.policies.conditions.explaining import Explained, Explainer
from jiannuo.policies.conditions.truth import Truth
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.models import Decision, Version
from jiannuo.policies.words import vocabulary as words_of

#: counts up when the meaning of conditions or amounts changes: an old answer is not taken for a new one
ENGINE = 1


@dataclass(frozen=True)
class Answer:
    """Everything a page or a claim says of one enterprise and one version."""

    version: Version
    day: date
    explained: Explained
    facts: Facts
    vocabulary: Vocabulary
    #: the sentence of each clause; None: those of the version
    clauses: Mapping[str, str] | None = None

    @property
    def truth(self) -> Truth:
        """Whether the condition is met."""
        return self.explained.truth

    @cached_property
    def standing_and_distance(self) -> Standing:
        """The standing with how many conditions are missing."""
        within = True
        if self.truth is Truth.FALSE:
            loose = relaxed(condition_of(self.version, self.vocabulary))
            within = self._explainer.explain(loose, self.facts).truth is not Truth.FALSE
        return standing_of(self.explained, distance(self.explained), within)

    @property
    def standing(self) -> str:
        """``fits``, ``manual``, ``open``, ``near``, or "" for not met."""
        return self.standing_and_distance.word

    @property
    def distance(self) -> int:
        """How many conditions are missing."""
        return self.standing_and_distance.distance

    @cached_property
    def registered(self) -> bool:
        """Known met on register-level facts alone: what 免申即享 asks for."""
        if self.truth is not Truth.TRUE:
            return False
        node = condition_of(self.version, self.vocabulary)
        found = self._explainer.explain(node, self.facts.founded_on(Evidence.REGISTER))
        return found.truth is Truth.TRUE

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The condition line by line, in the language of the page."""
        clauses = self.clauses
        if clauses is None:
            clauses = {one.ref: one.text for one in self.version.clauses.all()} if self.version.pk else {}
        return Flattener(Reader(self.vocabulary, self.facts, self.day), clauses, self.explained).lines()

    @cached_property
    def ask_next(self) -> Ask | None:
        """The missing fact that would decide most."""
        return ask_next([self.explained], self.facts, self.day)

    @cached_property
    def award(self) -> Award | None:
        """What it would bring, None where the benefit says nothing."""
        grant = grant_of(self.version, self.vocabulary)
        return award(grant, self.facts, self.vocabulary, self.day) if grant is not None else None

    @cached_property
    def calculation(self) -> tuple[str, ...]:
        """How the amount was reached, in sentences."""
        return calculation(self.award, self.vocabulary) if self.award is not None else ()

    @cached_property
    def gap(self) -> str:
        """How far off, in a few words: the gaps of the lines that alone are in the way."""
        told = [line.gap for line in self.lines if line.gap and line.truth == "not" and not line.connective]
        return "；".join(told[:2])

    @cached_property
    def digest(self) -> str:
        """Fingerprint of facts, version, day and engine: equal fingerprints, equal answers."""
        told = {
            "engine": ENGINE,
            "version": [self.version.digest, self.version.condition, self.version.benefit],
            "day": self.day.isoformat(),
            "facts": facts_told(self.facts),
        }
        return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    def kept(self) -> dict[str, Any]:
        """What a claim keeps of it, as JSON."""
        return {
            "day": self.day.isoformat(),
            "standing": self.standing,
            "registered": self.registered,
            "lines": [line.kept() for line in self.lines],
            "digest": self.digest,
        }

    @property
    def _explainer(self) -> Explainer:
        return Explainer(self.vocabulary, self.day)


def answer(
    version: Version, enterprise: Enterprise, day: date | None = None, facts: Facts | None = None
) -> Answer:
    """What ``version`` says to ``enterprise`` on ``day`` (default: today).

    ``facts``: instead of what is known, for trying a correction; what people decided counts all the same.
    """
    day = day or today()
    known = facts if facts is not None else facts_of([enterprise.pk], day)[enterprise.pk]
    decided = decisions_of([enterprise.pk], day).get((version.policy_id, enterprise.pk), {})
    return answered(version, known, decided, day, words_of(day))


def answered(
    version: Version, facts: Facts, decided: Mapping[str, bool], day: date, vocabulary: Vocabulary
) -> Answer:
    """The answer where ``facts`` are known and people ``decided`` these questions."""
    return answer_about(version, replace(facts, decided={**facts.decided, **decided}), day, vocabulary)


def answer_about(version: Version, facts: Facts, day: date, vocabulary: Vocabulary | None = None) -> Answer:
    """The answer of ``version`` where ``facts`` are all that is known; for examples and trials too."""
    words = vocabulary or words_of(day)
    explained = Explainer(words, day).explain(condition_of(version, words), facts)
    return Answer(version, day, explained, facts, words)


def decisions_of(ids: Iterable[int], day: date) -> dict[tuple[int, int], dict[str, bool]]:
    """(policy, enterprise) -> what people decided of it, the last word on each question."""
    found: dict[tuple[int, int], dict[str, bool]] = {}
    rows = Decision.objects.filter(in_force(day), enterprise_id__in=list(ids)).order_by("decided_at", "id")
    columns = ("policy_id", "enterprise_id", "question", "answer")
    for policy, enterprise, question, said in rows.values_list(*columns):
        found.setdefault((policy, enterprise), {})[question] = said
    return found


def facts_told(facts: Facts) -> dict[str, Any]:
    """Facts as JSON, in an order that does not depend on how they were loaded."""
    values = {
        f"{name}/{year or ''}": [
            [one.value.low, one.value.high] if isinstance(one.value, Interval) else sorted(one.value),
            int(one.evidence),
            one.source,
            one.observed_on.isoformat() if one.observed_on else "",
            one.until.isoformat() if one.until else "",
        ]
        for (name, year), one in facts.values.items()
    }
    return {
        "values": values,
        "held": {name: [str(since), str(until)] for name, (since, until) in facts.held.items()},
        "held_by": {name: int(one) for name, one in facts.held_by.items()},
        "listed": [facts.all_held, int(facts.listed), sorted(facts.all_items)],
        "items": {kind: [facts_told(one) for one in all_] for kind, all_ in facts.items.items()},
        "decided": dict(facts.decided),
    }
