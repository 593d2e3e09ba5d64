"""A step that may not be taken: what happened, and what to do. The same words in page and API."""

from collections.abc import Mapping
from enum import StrEnum

from jiannuo.kernel.loops.states import Label


class Code(StrEnum):
    """Why. The values are part of the API (the ``type`` of its problem documents)."""

    NOT_FOUND = "not-found"
    NOT_YOURS = "not-yours"
    POST_ENDED = "post-ended"
    NOT_NOW = "not-now"
    CLOSED = "closed"
    OUT_OF_DATE = "out-of-date"
    FACTS = "facts"
    GUARDED = "guarded"
    CHILDREN_OPEN = "children-open"
    EXPIRED = "expired"
    KEY_TAKEN = "key-taken"
    NO_OWNER = "no-owner"


#: HTTP status by code; what is not listed is 409: the matter is not as the caller believed
STATUS = {
    Code.NOT_FOUND: 404,
    Code.NOT_YOURS: 403,
    Code.POST_ENDED: 403,
    Code.FACTS: 422,
    Code.GUARDED: 422,
}


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error of the program
    """``sentence`` says what happened, ``cure`` what to do, ``fields`` which facts are wrong."""

    def __init__(
        self, code: Code, sentence: Label, cure: Label = "", fields: Mapping[str, Label] | None = None
    ) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence
        self.cure = cure
        self.fields = dict(fields or {})

    @property
    def status(self) -> int:
        """The HTTP status."""
        return STATUS.get(self.code, 409)
