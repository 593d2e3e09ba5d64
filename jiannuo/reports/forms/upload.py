"""Handing in a report: a file, or text that was pasted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

#: characters of pasted text; the longest reports have some 30,000
LONGEST_PASTE = 300_000


class UploadForm(forms.Form):
    """Exactly one of a file and a text."""

    file = forms.FileField(label=_("文件"), required=False, allow_empty_file=True, max_length=None)
    text = forms.CharField(
        label=_("正文"),
        required=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea,
        error_messages={
            "max_length": _("粘贴的正文超过 %(limit_value)d 字。请存成文件后上传。"),
        },
    )
    adopted = forms.BooleanField(label=_("这是大会已通过的文本"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse nothing at all, and two things at once."""
        given = super().clean() or {}
        if self.errors:
            return given
        file, text = given.get("file"), given.get("text")
        if file and text:
            raise forms.ValidationError(_("既选了文件，又粘贴了正文。请只留一样。"), code="both")
        if file is None and not text:
            raise forms.ValidationError(_("还没有选择文件，也没有粘贴正文。"), code="nothing")
        return given

    def content(self) -> tuple[bytes, str]:
        """The bytes to read and the name they came under. Call after ``is_valid``."""
        file = self.cleaned_data["file"]
        if file is not None:
            return file.read(), file.name
        return self.cleaned_data["text"].encode(), str(_("粘贴的正文.txt"))
