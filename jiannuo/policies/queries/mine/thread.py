"""Questions and objections as a conversation: what we said, what was answered, and by when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.models import Matter
from jiannuo.kernel.now import now
from jiannuo.kernel.visible import Viewer, visible
from jiannuo.policies.models import Question
from jiannuo.policies.queries.mine.naming import policy_title

#: facts that are part of the conversation; what is not named here stays with those who work on it
SAID = ("words", "answer", "ruling")
#: states in which the other side owes an answer; in the others a clock may run against us
OWED = frozenset({"asked", "raised"})
#: steps whose words are the office's own business
INNER = frozenset({"propose_public", "publish", "keep_private", "forward"})


@dataclass(frozen=True)
class Said:
    """One thing that was said."""

    words: str
    at: datetime
    by: str
    ours: bool


@dataclass(frozen=True)
class Talk:
    """A matter as a conversation. ``due``: until when the other side owes an answer."""

    thread: list[Said]
    due: datetime | None = None

    @property
    def late(self) -> bool:
        """Whether the answer should have come already."""
        return self.due is not None and self.due < now()


@dataclass(frozen=True)
class Line:
    """A question in a list."""

    question: Question

    title = property(lambda self: policy_title(self.question.policy))
    word = property(lambda self: self.question.at.label)

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return bool(self.question.answer)

    look = property(lambda self: "yes" if self.answered else "open")
    icon = property(lambda self: "message-check" if self.answered else "clock")


def talk_of(matter: Matter, us: str) -> Talk:
    """The conversation of ``matter``; ``us`` is what our side is called."""
    thread = []
    for event in matter.events.select_related("unit").order_by("seq"):
        words = next((str(event.facts[name]) for name in SAID if event.facts.get(name)), "")
        if not words or event.step in INNER:
            continue
        ours = event.unit_id is None
        by = us if ours else event.unit.name if event.unit else _("责任单位")
        thread.append(Said(words, event.at, by, ours))
    return Talk(thread, matter.due_at if matter.state in OWED else None)


def questions(viewer: Viewer, enterprise: Enterprise) -> QuerySet[Question]:
    """What the enterprise asked, the newest first."""
    rows = visible(viewer, Question).filter(enterprise=enterprise)
    return rows.select_related("policy", "unit").order_by("-moved_at", "-pk")
