"""What a password must be."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KINDS = (str.islower, str.isupper, str.isdigit, lambda character: not character.isalnum())


class ThreeKindsValidator:
    """At least three of lower case, upper case, digits, marks (GB/T 22239-2019, 8.1.4.1 as usually read)."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError when fewer than three kinds occur."""
        if sum(any(map(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_uniform")

    def get_help_text(self) -> str:
        """The rule as people read it beside the field."""
        return _("密码要包含大写字母、小写字母、数字、符号中的至少三种。")
