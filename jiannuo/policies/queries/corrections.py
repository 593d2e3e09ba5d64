"""Corrections of facts as reviewers write them, into statements of the registry."""

from collections.abc import Mapping

from jiannuo.enterprises.actions.stating import Said, check
from jiannuo.kernel.now import today
from jiannuo.policies.library.written_facts import WrittenFactError, facts
from jiannuo.policies.publishing.reading import words

#: 走访核实: as good as a certificate, never as a register; the register's own source must correct itself
SOURCE = "officer"
_FLAGS = {"是": True, "有": True, "否": False, "无": False}


def corrected(told: Mapping[str, str], reason: str = "") -> list[Said]:
    """``{"上年营业收入": "1500万元"}`` as statements of today. Raises WrittenFactError."""
    day = today()
    read = facts({word: _FLAGS.get(said, said) for word, said in told.items()}, words(), day)
    found = [
        Said(key, fact.value, SOURCE, day, year, reason=reason[:200])
        for (key, year), fact in read.values.items()
    ]
    for one in found:
        try:
            check(one)
        except (KeyError, ValueError) as problem:
            raise WrittenFactError(str(problem), one.attribute) from problem
    return found
