"""What is wrong with a row of a list of units, in a sentence that names the row and the cause."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jiannuo.kernel.division_code import check_division_code
from jiannuo.people.lists import texts
from jiannuo.people.lists.columns import BY_KEY, KIND_LABELS, KIND_WORDS
from jiannuo.people.lists.reading import Row
from jiannuo.people.models import Unit, UnitAlias, UnitDuty

_LONGEST = {
    field.name: field.max_length
    for field in Unit._meta.concrete_fields
    if getattr(field, "max_length", None) and field.name in BY_KEY
}
_YES_NO = {"是": "是", "否": "否", "": "否", "true": "是", "false": "否", "√": "是", "1": "是", "0": "否"}


@dataclass(frozen=True)
class Problem:
    """One cause for which one row cannot be imported."""

    row: int
    column: str
    cause: str

    def __str__(self) -> str:
        return _("第 %(row)d 行“%(column)s”：%(cause)s") % {
            "row": self.row,
            "column": self.column,
            "cause": self.cause,
        }


class RowReader:
    """Turns the cells of one row into canonical texts, collecting what is wrong."""

    def __init__(self, row: Row, columns: tuple[str, ...]) -> None:
        self.row, self.problems = row, list[Problem]()
        self.texts = {key: self._text(key) for key in columns}
        self._days_in_order()

    def refuse(self, key: str, cause: str) -> None:
        """Note that the column ``key`` of this row is wrong because of ``cause``."""
        self.problems.append(Problem(self.row.number, BY_KEY[key].heading, cause))

    def _text(self, key: str) -> str:
        text = self.row.text(key)
        cell = self.row.cells.get(key)
        if cell and cell.formula:
            self.refuse(key, _("是公式，请先选择性粘贴为数值。"))
            return ""
        if BY_KEY[key].required and not text:
            self.refuse(key, _("不能为空。"))
            return ""
        longest = _LONGEST.get(key)
        if longest and len(text) > longest:
            self.refuse(key, _("超过 %(limit)d 个字。") % {"limit": longest})
            return ""
        reader = getattr(self, f"_{key}", None)
        return str(reader(text)) if reader else text

    def _kind(self, text: str) -> str:
        kind = KIND_WORDS.get(text.lower())
        if text and kind is None:
            self.refuse(
                "kind",
                _("没有“%(kind)s”这个类别，可写：%(kinds)s。")
                % {"kind": text, "kinds": "、".join(KIND_LABELS.values())},
            )
        return KIND_LABELS[kind] if kind else ""

    def _aliases(self, text: str) -> str:
        names = texts.words(text)
        self._each_within("aliases", names, UnitAlias._meta.get_field("name").max_length)
        return "、".join(names)

    def _duties(self, text: str) -> str:
        weighted = texts.duties(text)
        self._each_within("duties", [w for w, _n in weighted], UnitDuty._meta.get_field("word").max_length)
        for word, weight in weighted:
            if not 1 <= weight <= 3:
                self.refuse("duties", _("“%(word)s”的权重应为 1、2 或 3。") % {"word": word})
            elif "*" in word or "×" in word:
                self.refuse("duties", _("“%(word)s”的权重写法应为：词*3。") % {"word": word})
        return texts.duties_text(weighted)

    def _each_within(self, key: str, entries: list[str], limit: int | None) -> None:
        for entry in entries:
            if limit and len(entry) > limit:
                self.refuse(
                    key, _("“%(entry)s…”超过 %(limit)d 个字。") % {"entry": entry[:8], "limit": limit}
                )

    def _valid_from(self, text: str) -> str:
        return self._day("valid_from", text)

    def _valid_to(self, text: str) -> str:
        return self._day("valid_to", text)

    def _day(self, key: str, text: str) -> str:
        try:
            return texts.day_text(texts.day(text))
        except ValueError:
            self.refuse(key, _("“%(text)s”不是日期，应写成 2024-01-31。") % {"text": text[:20]})
            return ""

    def _days_in_order(self) -> None:
        first, last = self.texts.get("valid_from"), self.texts.get("valid_to")
        if first and last and date.fromisoformat(last) < date.fromisoformat(first):
            self.refuse("valid_to", _("早于生效日期 %(day)s。") % {"day": first})

    def _division_code(self, text: str) -> str:
        try:
            if text:
                check_division_code(text)
        except ValidationError as error:
            self.refuse("division_code", " ".join(error.messages))
        return text

    def _order(self, text: str) -> str:
        if text and not (text.isascii() and text.isdigit() and int(text) <= 32767):
            self.refuse("order", _("应为 0 到 32767 的整数。"))
            return ""
        return str(int(text)) if text else "0"

    def _confirmed(self, text: str) -> str:
        if text.lower() not in _YES_NO:
            self.refuse("confirmed", _("应写“是”或“否”。"))
        return _YES_NO.get(text.lower(), "否")
