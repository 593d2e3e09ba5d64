"""An inspection, the part of it that one inspected unit sees, and what is proposed because of it."""

from jiannuo.supervision.models.inspection import Field, Inspection, Kind, Means
from jiannuo.supervision.models.part import Part
from jiannuo.supervision.models.proposal import Proposal

__all__ = ["Field", "Inspection", "Kind", "Means", "Part", "Proposal"]
