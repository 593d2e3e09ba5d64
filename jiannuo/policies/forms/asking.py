"""A question to the people of a policy, and an objection to what the machine said."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from jiannuo.policies.facts.asking import TARGETS


class AskForm(forms.Form):
    """One question. ``key`` makes a double click harmless."""

    words = forms.CharField(
        label=_("您的问题"), min_length=4, max_length=2000,
        help_text=_("写明情况和想知道什么。不要写身份证号、银行账号。"),
        widget=forms.Textarea({"rows": 5, "class": "form-control"}),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent, initial={"key": uuid4().hex})


class ObjectForm(forms.Form):
    """What is wrong: which conclusion, which clauses, and why."""

    target = forms.ChoiceField(
        label=_("对什么有异议"),
        choices=TARGETS,
        initial="match",
        widget=forms.RadioSelect({"class": "form-check-input"}),
    )
    refs = forms.MultipleChoiceField(
        label=_("有异议的条款"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
    )
    words = forms.CharField(
        label=_("异议和理由"), min_length=10, max_length=2000,
        help_text=_("哪一条判错了，实际情况是什么，有什么能证明。"),
        widget=forms.Textarea({"rows": 5, "class": "form-control"}),
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, min_length=16, max_length=64)

    def __init__(self, refs: list[tuple[str, str]], sent: Any = None) -> None:
        super().__init__(sent, initial={"key": uuid4().hex})
        chosen = self.fields["refs"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = refs

    def told(self) -> dict[str, Any]:
        """The facts of the step."""
        found = {"target": self.cleaned_data["target"], "words": self.cleaned_data["words"]}
        return found | ({"refs": self.cleaned_data["refs"]} if self.cleaned_data["refs"] else {})
