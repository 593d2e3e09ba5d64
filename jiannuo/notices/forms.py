"""Forms of the settings page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiannuo.notices.message import all_messages
from jiannuo.notices.models import Subscription
from jiannuo.notices.subscribing import kinds_offered

#: longer than any address that is taken
LONGEST = 2000


class NewChannelForm(forms.Form):
    """A channel to add; its address is checked by kind when it is added."""

    kind = forms.ChoiceField(label=_("渠道"))
    address = forms.CharField(label=_("地址"), max_length=LONGEST)
    secret = forms.CharField(label=_("密钥"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds_offered()]  # type: ignore[attr-defined]


class RestForm(forms.Form):
    """When a channel stays silent, and what it carries."""

    quiet_from = forms.TimeField(label=_("免打扰开始"))
    quiet_to = forms.TimeField(label=_("免打扰结束"))
    urgent_through = forms.BooleanField(label=_("到期和超期的提醒不受免打扰限制"), required=False)
    carries = forms.MultipleChoiceField(label=_("发送哪些通知"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leaving = [(message.key, message.label) for message in all_messages() if message.leaves]
        self.fields["carries"].choices = leaving  # type: ignore[attr-defined]

    def write(self, channel: Subscription) -> None:
        """Save the answers on ``channel``. Call after ``is_valid``."""
        given = self.cleaned_data
        channel.quiet_from, channel.quiet_to = given["quiet_from"], given["quiet_to"]
        channel.urgent_through = given["urgent_through"]
        channel.muted = [key for key, _label in self.fields["carries"].choices if key not in given["carries"]]  # type: ignore[attr-defined]
        channel.save(update_fields=["quiet_from", "quiet_to", "urgent_through", "muted"])


class CodeForm(forms.Form):
    """The code that the channel was sent."""

    code = forms.CharField(label=_("验证码"), max_length=12)
