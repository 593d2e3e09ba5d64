"""Reads of the organisation that other apps may use."""

from jiannuo.people.queries.duties import DutyWord, duties_in_force
from jiannuo.people.queries.leaders import responsible_leader
from jiannuo.people.queries.names import UnitNames, find_unit
from jiannuo.people.queries.search import Match, search_units
from jiannuo.people.queries.units import Branch, unit_tree, units_in_force

__all__ = [
    "Branch",
    "DutyWord",
    "Match",
    "UnitNames",
    "duties_in_force",
    "find_unit",
    "responsible_leader",
    "search_units",
    "unit_tree",
    "units_in_force",
]
