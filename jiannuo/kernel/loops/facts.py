"""Facts: what a step must be told. One declaration makes the form, the API schema and the check.

``clean`` turns what came in (a form's text, an API's value) into a JSON value that goes into the
event, or raises FactError with a sentence for whoever typed it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.states import Label

#: what browsers, bots and spreadsheets cannot be trusted to leave out
_CONTROL = {code: None for code in range(32) if chr(code) not in "\n\t"}


class FactError(Exception):
    """A fact is missing or wrong; the text says what to do."""

    def __init__(self, sentence: Label) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@dataclass(frozen=True)
class Fact:
    """One thing to be told. ``personal`` facts go into the log as a salted commitment only."""

    name: str
    label: Label
    required: bool = field(default=True, kw_only=True)
    personal: bool = field(default=False, kw_only=True)
    help: Label = field(default="", kw_only=True)
    #: everybody may read it on a published matter; otherwise only those who work on it
    public: bool = field(default=False, kw_only=True)
    #: the kind's name, for forms and the API
    kind = "text"

    def clean(self, value: Any, *, account_id: int | None = None) -> Any:
        """The JSON value to keep; None for an empty fact that is not required. Raises FactError."""
        if value is None or value in ("", [], ()):
            if self.required:
                raise FactError(_("请填写“%(label)s”。") % {"label": self.label})
            return None
        return self.check(value, account_id)

    def check(self, value: Any, account_id: int | None) -> Any:
        """Check one value that is there. Each kind has its own."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """The JSON schema of the value in the API."""
        return {"type": "string"}


@dataclass(frozen=True)
class Text(Fact):
    """Words, at most ``most`` characters."""

    most: int = 2000
    least: int = 1
    lines: int = 3
    kind = "text"

    def check(self, value: Any, account_id: int | None) -> str:
        if not isinstance(value, str):
            raise FactError(_("“%(label)s”应当是文字。") % {"label": self.label})
        text = value.translate(_CONTROL).replace("\r", "").strip()
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            raise FactError(_("“%(label)s”含有无法识别的字符，请重新输入。") % {"label": self.label})
        if len(text) < self.least:
            raise FactError(
                _("“%(label)s”至少写 %(least)d 个字。") % {"label": self.label, "least": self.least}
            )
        if len(text) > self.most:
            raise FactError(
                _("“%(label)s”最多 %(most)d 个字，现在是 %(now)d 个。")
                % {"label": self.label, "most": self.most, "now": len(text)}
            )
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "minLength": self.least, "maxLength": self.most}


@dataclass(frozen=True)
class Reason(Text):
    """Why: words that others will read, so a few more than none."""

    least: int = 4
    most: int = 1000
    kind = "reason"


@dataclass(frozen=True)
class Day(Fact):
    """A calendar day, as 2024-03-31."""

    kind = "day"

    def check(self, value: Any, account_id: int | None) -> str:
        try:
            return (value if isinstance(value, date) else date.fromisoformat(str(value).strip())).isoformat()
        except ValueError:
            raise FactError(_("“%(label)s”请写成 2024-03-31 这样的日期。") % {"label": self.label}) from None

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class Number(Fact):
    """A number with a unit to show, between ``least`` and ``most``; kept as text, exactly as written."""

    unit: Label = ""
    least: Decimal | None = None
    most: Decimal | None = None
    places: int = 2
    kind = "number"

    def check(self, value: Any, account_id: int | None) -> str:
        try:
            number = Decimal(str(value).strip().replace(",", ""))
        except InvalidOperation:
            raise FactError(_("“%(label)s”应当是数字。") % {"label": self.label}) from None
        if not number.is_finite() or number.adjusted() > 18:
            raise FactError(_("“%(label)s”应当是数字。") % {"label": self.label})
        if (self.least is not None and number < self.least) or (self.most is not None and number > self.most):
            raise FactError(
                _("“%(label)s”应当在 %(least)s 和 %(most)s 之间。")
                % {
                    "label": self.label,
                    "least": "-∞" if self.least is None else self.least,
                    "most": "∞" if self.most is None else self.most,
                }
            )
        return format(round(number, self.places).normalize(), "f")

    def schema(self) -> dict[str, Any]:
        limits = {"minimum": self.least, "maximum": self.most}
        bounds = {name: float(limit) for name, limit in limits.items() if limit is not None}
        return {"type": ["number", "string"], **bounds}


@dataclass(frozen=True)
class Choice(Fact):
    """One of a closed list of (key, label)."""

    choices: tuple[tuple[str, Label], ...] = ()
    kind = "choice"

    def check(self, value: Any, account_id: int | None) -> str:
        keys = [key for key, _label in self.choices]
        if value not in keys:
            labels = "、".join(str(label) for _key, label in self.choices)
            raise FactError(
                _("“%(label)s”请从这些里选一个：%(choices)s。") % {"label": self.label, "choices": labels}
            )
        return str(value)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": [key for key, _label in self.choices]}


@dataclass(frozen=True)
class Choices(Choice):
    """One or several of a closed list of (key, label), kept in the order of the list."""

    kind = "choices"

    def check(self, value: Any, account_id: int | None) -> list[str]:  # type: ignore[override]
        values = value if isinstance(value, list | tuple) else [value]
        known = dict(self.choices)
        if any(not isinstance(one, str) or one not in known for one in values):
            labels = "、".join(str(label) for label in known.values())
            raise FactError(
                _("“%(label)s”请从这些里选，可以选几个：%(choices)s。")
                % {"label": self.label, "choices": labels}
            )
        return [key for key in known if key in values]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": super().schema(), "minItems": 1, "uniqueItems": True}


@dataclass(frozen=True)
class Flag(Fact):
    """Yes or no."""

    kind = "flag"

    def check(self, value: Any, account_id: int | None) -> bool:
        if value in (True, "true", "on", "1", "yes"):
            return True
        if value in (False, "false", "off", "0", "no"):
            return False
        raise FactError(_("“%(label)s”请选是或否。") % {"label": self.label})

    def schema(self) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Rows(Fact):
    """One or several rows of another table, by id: units, posts. ``model`` is ``app.Model``."""

    model: str = "people.Unit"
    many: bool = False
    kind = "rows"

    def check(self, value: Any, account_id: int | None) -> int | list[int]:
        from django.apps import apps

        values = value if isinstance(value, list | tuple) else [value]
        try:
            ids = sorted({int(getattr(one, "pk", one) or 0) for one in values})
        except (TypeError, ValueError):
            ids = []
        rows = apps.get_model(self.model)._default_manager.filter(pk__in=ids)
        in_force = rows.on() if hasattr(rows, "on") else rows
        if not ids or in_force.count() != len(ids) or (not self.many and len(ids) != 1):
            raise FactError(_("“%(label)s”请从列表里选。") % {"label": self.label})
        return ids if self.many else ids[0]

    def schema(self) -> dict[str, Any]:
        one = {"type": "integer"}
        return {"type": "array", "items": one} if self.many else one


#: paper ids and who hands them in -> what the log keeps of each; raises FactError
Resolve = Callable[[list[int], int | None, frozenset[str]], list[dict[str, Any]]]
#: the event, the fact's name, whether it is public, and what the log keeps of each paper
Attach = Callable[[Any, str, bool, list[dict[str, Any]]], None]
_evidence: list[tuple[Resolve, Attach]] = []


def resolve_evidence_with(resolve: Resolve, attach: Attach) -> None:
    """Register who knows papers (layer 2)."""
    _evidence.append((resolve, attach))


def attach_evidence(event: Any, fact: Fact, papers: list[dict[str, Any]]) -> None:
    """Put the papers of an evidence fact in their place, once the event is written."""
    _evidence[-1][1](event, fact.name, bool(getattr(fact, "public", False)), papers)


@dataclass(frozen=True)
class Evidence(Fact):
    """Photographs or documents, by the ids under which they were handed in.

    ``kinds``: ``photo``, ``document``. The log keeps id, SHA-256, name and media type of each.
    """

    kinds: frozenset[str] = frozenset({"photo", "document"})
    least: int = 1
    most: int = 9
    kind = "evidence"

    def check(self, value: Any, account_id: int | None) -> list[dict[str, Any]]:
        values = value if isinstance(value, list | tuple) else [value]
        try:
            ids = list(dict.fromkeys(int(getattr(one, "pk", one) or 0) for one in values))
        except (TypeError, ValueError):
            raise FactError(_("“%(label)s”请先上传文件。") % {"label": self.label}) from None
        if not self.least <= len(ids) <= self.most:
            raise FactError(
                _("“%(label)s”需要 %(least)d 到 %(most)d 个文件。")
                % {"label": self.label, "least": self.least, "most": self.most}
            )
        if not _evidence:
            raise LookupError("nobody resolves evidence: is jiannuo.papers installed?")
        return _evidence[-1][0](ids, account_id, self.kinds)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "array",
            "items": {"type": "integer"},
            "minItems": self.least,
            "maxItems": self.most,
            "description": "ids of papers uploaded before",
        }
