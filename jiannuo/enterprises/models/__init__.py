"""An enterprise, what sources say of it, who acts for it, and what was raised on visits."""

from jiannuo.enterprises.models.enterprise import Enterprise
from jiannuo.enterprises.models.imported import ImportRow, ImportRun
from jiannuo.enterprises.models.item import Item
from jiannuo.enterprises.models.member import Member
from jiannuo.enterprises.models.problem import Problem
from jiannuo.enterprises.models.qualification import Qualification
from jiannuo.enterprises.models.tag import Tag
from jiannuo.enterprises.models.value import Value
from jiannuo.enterprises.models.visit import Visit

__all__ = [
    "Enterprise",
    "ImportRow",
    "ImportRun",
    "Item",
    "Member",
    "Problem",
    "Qualification",
    "Tag",
    "Value",
    "Visit",
]
