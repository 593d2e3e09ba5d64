"""Every attribute of the system, each declared once, by heading."""

from collections.abc import Mapping
from dataclasses import replace

from jiannuo.enterprises.attributes.attribute import Attribute
from jiannuo.enterprises.attributes.declared.conduct import CONDUCT
from jiannuo.enterprises.attributes.declared.items import ITEM_KINDS, ItemKind
from jiannuo.enterprises.attributes.declared.market import MARKET
from jiannuo.enterprises.attributes.declared.money import MONEY
from jiannuo.enterprises.attributes.declared.people import PEOPLE
from jiannuo.enterprises.attributes.declared.premises import PREMISES
from jiannuo.enterprises.attributes.declared.qualifications import (
    LADDER,
    QUALIFICATIONS,
    TITLES,
    Title,
    title,
)
from jiannuo.enterprises.attributes.declared.registration import REGISTRATION
from jiannuo.enterprises.attributes.declared.research import RESEARCH

#: heading -> (English, attributes), in the order of forms and pages
GROUPS: Mapping[str, tuple[str, tuple[Attribute, ...]]] = {
    "登记信息": ("Registration", REGISTRATION),
    "人员": ("People", PEOPLE),
    "经营与财务": ("Business and money", MONEY),
    "研发与知识产权": ("Research and intellectual property", RESEARCH),
    "产品与市场": ("Products and market", MARKET),
    "场所": ("Premises", PREMISES),
    "守法与信用": ("Conduct and credit", CONDUCT),
}
ATTRIBUTES: tuple[Attribute, ...] = tuple(
    replace(one, group=heading) for heading, (_english, all_) in GROUPS.items() for one in all_
)
_BY_KEY = {one.key: one for one in ATTRIBUTES}


def attribute(key: str) -> Attribute:
    """The attribute of an enterprise with ``key``; KeyError without one."""
    return _BY_KEY[key]


__all__ = [
    "ATTRIBUTES",
    "GROUPS",
    "ITEM_KINDS",
    "LADDER",
    "QUALIFICATIONS",
    "TITLES",
    "ItemKind",
    "Title",
    "attribute",
    "title",
]
