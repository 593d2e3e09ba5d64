"""Beginning a draft: the first version of a policy, or the next of one that is there."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.enterprises.tagging import TAGS
from jiannuo.kernel.act import begin as begin_matter
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.access import needs
from jiannuo.people.request import Request
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer
from jiannuo.policies.models import Policy, Version
from jiannuo.policies.version_loop import VersionLoop
from jiannuo.policies.views.office.saving import content_of, save


class BeginForm(forms.Form):
    """Which policy, and what a new one is called."""

    policy = forms.ModelChoiceField(
        Policy.objects.none(), label=gettext_lazy("已有的政策"), required=False,
        empty_label=gettext_lazy("新的政策"),
    )  # fmt: skip
    title = forms.CharField(label=gettext_lazy("政策名称"), max_length=200, required=False)
    level = forms.ChoiceField(label=gettext_lazy("层级"), choices=Policy.Level.choices, initial="district")
    issuer = forms.CharField(label=gettext_lazy("发文机关"), max_length=200, required=False)
    document_number = forms.CharField(label=gettext_lazy("文号"), max_length=100, required=False)
    source_url = forms.URLField(
        label=gettext_lazy("原文链接"), max_length=500, required=False, assume_scheme="https"
    )
    application = forms.CharField(
        label=gettext_lazy("申请类型"), max_length=30, required=False,
        help_text=gettext_lazy("分认定、复核等几种的才填，例如“认定”。"),
    )  # fmt: skip
    tags = forms.MultipleChoiceField(
        label=gettext_lazy("标签"), required=False, widget=forms.CheckboxSelectMultiple
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = visible(viewer, Policy).filter(unit_id__in=[post.unit_id for post in viewer.posts])
        policy = self.fields["policy"]
        assert isinstance(policy, forms.ModelChoiceField)
        policy.queryset = own.order_by("title")
        tags = self.fields["tags"]
        assert isinstance(tags, forms.MultipleChoiceField)
        tags.choices = [(key, one.label) for key, one in TAGS.items()]
        for name, field in self.fields.items():
            if name not in ("tags", "key"):
                kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
                field.widget.attrs["class"] = kind

    def clean(self) -> dict[str, Any]:
        """A new policy has a name and somebody who issued it."""
        told = super().clean() or {}
        if not told.get("policy"):
            for name in ("title", "issuer"):
                if not told.get(name):
                    self.add_error(name, _("新的政策请填写这一项。"))
        return told


@needs(Role.DEPARTMENT, Role.STREET, Role.SUPERVISION)
def begin(request: Request) -> HttpResponse:
    """The form, and after it the desk with an empty draft, or one that starts as the version before."""
    sent = request.POST if request.method == "POST" else None
    initial = {"key": uuid.uuid4().hex, "policy": request.GET.get("policy")}
    form = BeginForm(sent, viewer=request.viewer, initial=initial)
    refusal = None
    if sent is not None and form.is_valid():
        try:
            version_id = _begun(request.viewer, form.cleaned_data)
        except Refused as refused:
            refusal = refused
        else:
            messages.success(request, _("草案已建好。先写条件，再填兑现标准。"))
            return redirect("policies:edit", version_id)
    context = {"form": form, "refusal": refusal}
    status = refusal.status if refusal else 422 if form.errors else 200
    return render(request, "policies/office/begin.html", context, status=status)


def _begun(viewer: Viewer, told: dict[str, Any]) -> int:
    """The id of the new version; sent twice, it is begun once."""
    with transaction.atomic():
        policy = told["policy"] or _policy(viewer, told)
        same = Version.objects.filter(policy=policy, application=told["application"])
        number = (same.aggregate(most=Max("number"))["most"] or 0) + 1
        event = begin_matter(
            VersionLoop, "draft", actor=viewer, key=told["key"], policy=policy, number=number,
            application=told["application"], title=policy.title[:300],
        )  # fmt: skip
    version: Version = Version.objects.get(pk=event.matter_id)
    before = same.exclude(pk=version.pk).order_by("-number").first()
    if before is not None and not version.condition:
        save(viewer, version, **(content_of(before) | {"application": told["application"]}))
    return int(version.pk)


def _policy(viewer: Viewer, told: dict[str, Any]) -> Policy:
    """The new policy, of the unit in which the viewer works."""
    unit = next(post.unit_id for post in viewer.posts)
    made, _new = Policy.objects.get_or_create(
        key=f"own.{told['key'][:32]}",
        defaults={
            "title": told["title"],
            "level": told["level"],
            "issuer": told["issuer"],
            "document_number": told["document_number"],
            "source_url": told["source_url"],
            "tags": told["tags"],
            "unit_id": unit,
        },
    )
    return made
