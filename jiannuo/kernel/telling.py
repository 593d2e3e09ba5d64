"""What somebody told, checked against what was asked for: every wrong fact is named at once."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from jiannuo.kernel.loops.facts import Fact, FactError
from jiannuo.kernel.loops.states import Label
from jiannuo.kernel.refusal import Code, Refused


def cleaned(
    needs: Sequence[Fact], told: Mapping[str, Any], *, account_id: int | None, label: Label
) -> dict[str, Any]:
    """The facts of ``needs`` as an event will keep them; ``label`` names what they are told for.

    Raises Refused with every wrong one.
    """
    wrong: dict[str, Label] = {}
    facts: dict[str, Any] = {}
    for fact in needs:
        try:
            value = fact.clean(told.get(fact.name), account_id=account_id)
        except FactError as problem:
            wrong[fact.name] = problem.sentence
        else:
            if value is not None:
                facts[fact.name] = value
    for name in told.keys() - {fact.name for fact in needs}:
        wrong[name] = _("“%(step)s”不需要“%(name)s”。") % {"step": label, "name": name}
    refuse_wrong(wrong)
    return facts


def refuse_wrong(wrong: Mapping[str, Label]) -> None:
    """Raise Refused if there is anything ``wrong``: the sentence about each fact, by its name."""
    if wrong:
        raise Refused(
            Code.FACTS,
            ngettext_lazy("有 %(count)d 处没有填对。", "有 %(count)d 处没有填对。", len(wrong))
            % {"count": len(wrong)},
            _("请改正标出的各项。"),
            wrong,
        )
