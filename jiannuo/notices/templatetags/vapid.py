"""The key that a browser needs to agree to pushes of this site."""

from django import template

from jiannuo.notices.channels.vapid import public_key

register = template.Library()
register.simple_tag(public_key, name="vapid_key")
