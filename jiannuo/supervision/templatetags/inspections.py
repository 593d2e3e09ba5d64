"""What the pages of inspections show, for templates that are given nothing but the matter."""

from django import template

from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.queries import shown
from jiannuo.supervision.queries.overlap_page import Overlaps, overlaps_of

register = template.Library()


@register.simple_tag
def inspection_shown(row: Inspection) -> shown.InspectionShown:
    """Everything the page of an inspection shows."""
    return shown.inspection_shown(row)


@register.simple_tag
def part_shown(row: Part) -> shown.PartShown:
    """Everything the page of an inspected unit's part shows."""
    return shown.part_shown(row)


@register.simple_tag
def overlaps_shown(row: Inspection) -> Overlaps | None:
    """The overlaps of a plan, None before it has dates."""
    return overlaps_of(row)
