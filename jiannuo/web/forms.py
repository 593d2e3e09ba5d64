"""Forms of the shell."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class SignInForm(AuthenticationForm):
    """User name and password. One message for every failure: it never says which names exist."""

    def clean(self) -> dict[str, Any]:
        """Refuse a name longer than any account's before the lockout writes it down."""
        if len(self.cleaned_data.get("username", "")) > 150:
            raise self.get_invalid_login_error()
        return super().clean()

    def get_invalid_login_error(self) -> ValidationError:
        """What to check, and what happens when it fails again and again."""
        return ValidationError(
            _("用户名或密码不正确。请检查大小写后重试；连续失败 %(limit)s 次，账号将锁定 %(minutes)s 分钟。"),
            code="invalid_login",
            params={
                "limit": settings.AXES_FAILURE_LIMIT,
                "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60),
            },
        )
