"""A certificate as somebody of the enterprise types it into a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.enterprises.actions.listing_own import Certificate
from jiannuo.enterprises.attributes.declared import QUALIFICATIONS
from jiannuo.enterprises.importing.cells import CellError, day_of
from jiannuo.enterprises.wording import title_label

#: signs of the columns
NUMBER, ISSUER = 64, 100


@dataclass
class Certifying:
    """What was typed, what is wrong with it, and what it says once sound."""

    sent: Mapping[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def options(self) -> list[tuple[str, str]]:
        """(name as it is kept, name in the language of the page)."""
        return [(word, title_label(word)) for word in QUALIFICATIONS]

    def said(self) -> Certificate | None:
        """The certificate; None where something is wrong, and then ``wrong`` says what."""
        name = self.sent.get("name", "")
        if name not in QUALIFICATIONS:
            self.wrong["name"] = _("请从列出的里面选。")
        begins, ends = self._day("valid_from", needed=True), self._day("valid_until")
        if begins and ends and ends < begins:
            self.wrong["valid_until"] = _("有效期的结束日期早于开始日期。")
        if self.wrong or begins is None:
            return None
        return Certificate(name, begins, ends, self._text("number", NUMBER), self._text("issuer", ISSUER))

    def _text(self, name: str, longest: int) -> str:
        return self.sent.get(name, "").replace("\0", "").strip()[:longest]

    def _day(self, name: str, *, needed: bool = False) -> date | None:
        text = self._text(name, 20)
        if not text:
            if needed:
                self.wrong[name] = _("请选日期。")
            return None
        try:
            return day_of(text)
        except CellError as problem:
            self.wrong[name] = str(problem)
            return None
