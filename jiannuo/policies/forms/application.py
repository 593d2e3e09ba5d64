"""The form of an application: the account and the promise, and what only the enterprise can say."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiannuo.enterprises.models import Enterprise
from jiannuo.papers.fields import EvidenceField
from jiannuo.policies.forms.payee import ConfirmForm


class ApplyForm(ConfirmForm):
    """What a confirmation asks, a statement, and papers."""

    statement = forms.CharField(
        label=_("申报说明"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4, "class": "form-control"}),
    )
    papers = EvidenceField(label=_("证明材料"), required=False)

    def __init__(
        self, enterprise: Enterprise, sent: Any = None, *, account_id: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(enterprise, sent, **kwargs)
        papers = self.fields["papers"]
        assert isinstance(papers, EvidenceField)
        papers.account_id = account_id

    def told(self) -> dict[str, Any]:
        """The facts of the step; what was left empty is not told."""
        more = {name: self.cleaned_data[name] for name in ("statement", "papers") if self.cleaned_data[name]}
        return super().told() | more
