"""The form of one step."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from jiannuo.kernel.act import clean_facts
from jiannuo.kernel.loops import Step
from jiannuo.kernel.loops.parties import Case
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.matters.forms.fields import field_for
from jiannuo.people.viewer import Viewer

PREFIX = "fact"


class StepForm(forms.Form):
    """What ``step`` needs, asked of ``viewer``.

    ``case`` is the matter as the fields look at it, ``expect`` the revision the form was made for and
    ``key`` its number: sent twice, it does its work once. An ending is asked for twice, with a box to
    tick.
    """

    def __init__(
        self,
        step: Step,
        *,
        viewer: Viewer,
        sent: Mapping[str, Any] | None = None,
        files: Any = None,
        expect: int = 0,
        case: Case | None = None,
    ) -> None:
        begun = step.begins_with(case) if case and step.begins_with else {}
        super().__init__(data=sent, files=files, prefix=PREFIX, initial=begun)
        self.step, self.viewer, self.expect = step, viewer, expect
        self.ends = step.target is not None and step.target.ends
        self.confirmed = bool(sent and sent.get("confirm"))
        self.confirm_error = ""
        self.refusal: Refused | None = None
        #: whether the step may be taken at all; if not, what was typed is shown to be copied
        self.possible = True
        given = str(sent.get("key", "")) if sent else ""
        self.key = given if 16 <= len(given) <= 64 else uuid4().hex
        self.expected = _number(sent.get("expect")) if sent else None
        among = step.narrows(case) if case and step.narrows else {}
        for fact in step.needs:
            self.fields[fact.name] = field_for(fact, viewer, among.get(fact.name))

    @property
    def personal(self) -> list[str]:
        """The names of fields whose values stay out of the log."""
        return [fact.name for fact in self.step.needs if fact.personal]

    def required(self) -> frozenset[str]:
        """The names of fields that must be filled in."""
        return frozenset(fact.name for fact in self.step.needs if fact.required)

    def told(self) -> dict[str, Any]:
        """The facts as they were sent."""
        return {fact.name: self.cleaned_data.get(fact.name) for fact in self.step.needs}

    def checked(self) -> dict[str, Any] | None:
        """The facts to take the step with; None if something is wrong, and then the form says what."""
        if not self.is_valid():
            try:
                clean_facts(self.step, self.told(), self.viewer)
            except Refused as refusal:
                self.refuse(refusal)
        if self.ends and not self.confirmed:
            self.confirm_error = _("办结后不能再改。请核对后勾选“我已核对”。")
        if self.errors or self.confirm_error:
            wrong = len(self.errors) + bool(self.confirm_error)
            self.refusal = Refused(
                Code.FACTS,
                ngettext_lazy("有 %(count)d 处没有填对。", "有 %(count)d 处没有填对。", wrong)
                % {"count": wrong},
                _("请改正标出的各项。"),
            )
            return None
        return self.told()

    def refuse(self, refusal: Refused) -> None:
        """Show ``refusal``: above the form, and at each field it names."""
        self.refusal = refusal
        for name, sentence in refusal.fields.items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, str(sentence))


def _number(value: Any) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
