"""``{% load policy_words %}``: what things of policies are called."""

from django import template

from jiannuo.policies.models import Version
from jiannuo.policies.queries.mine.naming import version_title

register = template.Library()


@register.filter
def policy_title(version: Version) -> str:
    """The title of the version's policy, in the language of the page."""
    return version_title(version)
