"""Why an act on the breakdown was not done. The text of each is the sentence a person reads."""

from dataclasses import dataclass


class Refused(Exception):  # noqa: N818 - an answer to a person, not a fault
    """A rule forbids the act, and nothing was changed."""


class NotAllowed(Refused):
    """Whoever asked does not hold a post that may write to the breakdown."""


class Stale(Refused):
    """The row was changed by somebody else after it was shown."""


@dataclass(frozen=True)
class Doubt:
    """Something a person must agree to in so many words before it is done."""

    #: what the agreement is recorded as, e.g. ``consent:ZS-JCY``
    code: str
    sentence: str


class NeedsAgreement(Refused):
    """The act is possible, but only after a person has agreed to each of ``doubts``."""

    def __init__(self, doubts: tuple[Doubt, ...]) -> None:
        super().__init__(" ".join(doubt.sentence for doubt in doubts))
        self.doubts = doubts
