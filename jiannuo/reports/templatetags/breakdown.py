"""Words of the breakdown for templates."""

from django import template

from jiannuo.reports.breakdown.fields import domain_label

register = template.Library()
register.filter("domain_label", domain_label)
