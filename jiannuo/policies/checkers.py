"""Which unit checks a draft: found by the words of its duties, whatever a district calls it."""

from jiannuo.people.models import Unit, UnitDuty

#: 公平竞争审查条例 art 5: the market regulator; words of duties, the plainest first
FAIRNESS = ("公平竞争审查", "公平竞争", "市场监管")
#: the justice department, which checks the legality of normative documents
LEGALITY = ("合法性审核", "合法性审查", "规范性文件", "法治政府")


def checker(words: tuple[str, ...], *, other_than: int) -> Unit | None:
    """The unit whose duties these are; of two that have one word the one that it weighs more in.

    Nobody checks their own draft: the drafting unit ``other_than`` is passed over. None without any.
    """
    for word in words:
        found = (
            UnitDuty.objects.on().filter(word=word, unit__in=Unit.objects.on()).exclude(unit_id=other_than)
        )
        if duty := found.order_by("-weight", "unit__order", "id").select_related("unit").first():
            return duty.unit
    return None


def fairness_checker(drafting: int) -> Unit | None:
    """Who looks at fair competition; where the regulator drafted it itself, who looks at legality."""
    return checker(FAIRNESS, other_than=drafting) or checker(LEGALITY, other_than=drafting)


def legality_checker(drafting: int) -> Unit | None:
    """Who looks at legality; where the justice department drafted it itself, the regulator."""
    return checker(LEGALITY, other_than=drafting) or checker(FAIRNESS, other_than=drafting)
