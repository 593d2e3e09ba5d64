"""What a loop's own app adds to the default pages."""

from django import template

from jiannuo.kernel.loops import Loop, Step
from jiannuo.matters.queries import page

register = template.Library()


@register.simple_tag
def under_fields(loop: type[Loop], step: Step) -> str:
    """The template to include under the fields of a step, "" when its app has none."""
    return page.under_fields(loop, step)
