"""The rungs from 科技型中小企业 up to 独角兽 and 单项冠军, each with what an enterprise still lacks for it.

What is lacking are the lines of the answer that are not met; titles for which no standard is in force here
are shown with nothing but whether they are held.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.enterprises.attributes.declared import LADDER, Title
from jiannuo.enterprises.facts import Facts
from jiannuo.enterprises.knowing import facts_of
from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import today
from jiannuo.policies.answering.answer import Answer, answered, decisions_of
from jiannuo.policies.answering.line import Line
from jiannuo.policies.answering.said import title_word
from jiannuo.policies.answering.standing import FITS
from jiannuo.policies.models import Version
from jiannuo.policies.rematching.versions import versions_in_force
from jiannuo.policies.words import vocabulary

#: the policy of the library under which a title is given; of several applications the first recognition
RECOGNISED_BY: Mapping[str, str] = {
    "科技型中小企业": "national-tech_sme",
    "创新型中小企业": "national-innovative_sme",
    "高新技术企业": "national-hnte",
    "专精特新中小企业": "national-specialised_sme",
    "专精特新小巨人企业": "national-little_giant",
    "重点小巨人企业": "national-key_giant",
    "制造业单项冠军企业": "national-champion",
    "技术创新示范企业": "national-innovation_model",
}
#: applications that recognise for the first time
FIRST = ("认定", "")
#: gaps shown of a rung
MOST = 8
#: look -> icon
ICONS = {"held": "circle-check", "reached": "arrow-up-circle", "next": "target-arrow", "ahead": "lock"}


@dataclass(frozen=True)
class Rung:
    """One title. ``height`` counts from below; ``tally``: conditions met, and all of them."""

    name: str
    height: int
    #: held, reached (fits, not yet held), next (the lowest that is neither), ahead
    look: str
    until: date | None = None
    answer: Answer | None = None
    lacks: tuple[str, ...] = ()
    tally: tuple[int, int] | None = None

    @property
    def title(self) -> str:
        """The title in the language of the page."""
        return title_word(self.name)

    @property
    def version(self) -> Version | None:
        """The standard it is given by."""
        return self.answer.version if self.answer is not None else None

    @property
    def next(self) -> bool:
        """Whether it is the one to work for."""
        return self.look == "next"

    @property
    def icon(self) -> str:
        """Beside the word, so that nothing depends on a colour."""
        return ICONS[self.look]

    @property
    def word(self) -> str:
        """What it is called where it stands."""
        if self.answer is None and self.look != "held":
            return _("本区暂无认定标准")
        return {
            "held": _("已持有"),
            "reached": _("已达到条件，可以申报"),
            "next": _("下一步"),
            "ahead": _("还没有达到"),
        }[self.look]


def rungs(enterprise: Enterprise, day: date | None = None) -> list[Rung]:
    """All rungs from below; ``day`` default: today."""
    day = day or today()
    words, facts = vocabulary(day), facts_of([enterprise.pk], day)[enterprise.pk]
    decided = decisions_of([enterprise.pk], day)
    standards = _standards(day)
    found = []
    for title in LADDER:
        version = standards.get(RECOGNISED_BY.get(title.word, ""))
        said = decided.get((version.policy_id, enterprise.pk), {}) if version else {}
        one = answered(version, facts, said, day, words) if version else None
        found.append(_rung(title, facts, one, day))
    return _with_next(found)


def _standards(day: date) -> dict[str, Version]:
    """Key of a policy -> its version for a first recognition."""
    rows = versions_in_force(day).filter(policy__key__in=RECOGNISED_BY.values(), application__in=FIRST)
    return {row.policy.key: row for row in rows.prefetch_related("clauses")}


def _rung(title: Title, facts: Facts, one: Answer | None, day: date) -> Rung:
    since, until = facts.held.get(title.word, (None, None))
    held = since is not None and since <= day and (until is None or until >= day)
    reached = one is not None and one.standing == FITS
    leaves = [line for line in one.lines if _counts(line)] if one is not None else []
    return Rung(
        name=title.word,
        height=title.rung,
        look="held" if held else "reached" if reached else "ahead",
        until=until if held else None,
        answer=one,
        lacks=() if held or one is None else tuple(lacking(one.lines))[:MOST],
        tally=(sum(line.truth == "met" for line in leaves), len(leaves)) if leaves and not held else None,
    )


def _counts(line: Line) -> bool:
    """A condition of its own; bands and parts of a score are counted with it."""
    return line.depth == 0


def lacking(lines: Iterable[Line]) -> Iterable[str]:
    """What is in the way, in a few words each: the gap, the missing fact, or the question for people."""
    for line in lines:
        if line.depth or line.truth == "met":
            continue
        if line.gap:
            yield _("%(words)s：%(gap)s") % {"words": line.words, "gap": line.gap}
        elif line.missing:
            yield _("缺数据：%(facts)s") % {"facts": "、".join(line.missing)}
        else:
            yield line.words


def _with_next(found: list[Rung]) -> list[Rung]:
    """The lowest rung above the highest that is held, with a standard in force, is the one to work for."""
    highest = max((rung.height for rung in found if rung.look == "held"), default=0)
    for at, rung in enumerate(found):
        if rung.look == "ahead" and rung.answer is not None and rung.height > highest:
            return [*found[:at], replace(rung, look="next"), *found[at + 1 :]]
    return found
