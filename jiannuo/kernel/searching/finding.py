"""Searching: from words to the matters among ``rows`` that have them."""

from functools import cached_property
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

from jiannuo.kernel.among import among
from jiannuo.kernel.models import Wording
from jiannuo.kernel.reach import Reach, matter_of
from jiannuo.kernel.searching import index
from jiannuo.kernel.searching.signs import SHORTEST, pairs, runs

#: hits are counted up to here
MOST = 10_000
M = TypeVar("M", bound=Model)
#: up to here the hits are counted, fetched and put in order; of more, a page is full after a short walk
MOST = 5_000


class Search:
    """The matters that have every word of ``question``.

    The index is asked only for what is within ``reach``, so that a frequent word costs a viewer of
    few matters little. That narrows and never widens: ``rows`` come from the gate.
    """

    def __init__(self, question: str, reach: Reach) -> None:
        self.words = [run for run in runs(question) if len(run) >= SHORTEST]
        self.reach = reach
        #: something was asked, but nothing that can be searched for
        self.too_short = bool(question.strip()) and not self.words

    def __bool__(self) -> bool:
        return bool(self.words)

    @cached_property
    def _hits(self) -> list[int]:
        grams = list(dict.fromkeys(pair for word in self.words for pair in pairs(word)))
        return index.matter_ids(grams, self.reach.tokens(), self.words, MOST + 1)

    @property
    def ids(self) -> list[int] | None:
        """The matters found, in no order; None if there are more than MOST."""
        return self._hits if len(self._hits) <= MOST else None

    @property
    def number(self) -> int:
        """How many matters within reach have the words, counted to one more than MOST."""
        return len(self._hits)

    def narrow(self, rows: QuerySet[M]) -> QuerySet[M]:
        """Those of ``rows`` that have the words; all of them when nothing was asked.

        ``rows`` are matters or a part of a list of them.
        """
        if self.too_short:
            return rows.none()
        if not self.words:
            return rows
        if self.ids is not None:
            return rows.filter(among(self.ids, matter_of(rows)))
        said = Wording.objects.filter(matter_id=OuterRef(matter_of(rows)))
        for word in self.words:
            said = said.filter(text__contains=word)
        return rows.filter(Exists(said))
