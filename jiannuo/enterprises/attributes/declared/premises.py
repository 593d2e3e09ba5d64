"""Where an enterprise works."""

from jiannuo.enterprises.attributes.attribute import Attribute, Kind, Seen
from jiannuo.enterprises.attributes.declared.making import choice, flag, number
from jiannuo.enterprises.attributes.declared.places import PLACES
from jiannuo.enterprises.quantities import Dimension

BUILDINGS = {
    "商务楼宇": "office",
    "产业园区": "park",
    "孵化载体": "incubator",
    "沿街商铺": "shop",
    "其他场所": "other",
}

PREMISES: tuple[Attribute, ...] = (
    Attribute(
        "works_at",
        "经营地",
        Kind.CODE,
        values=PLACES,
        english="Place of work",
        authorities=("officer", "registration"),
        fresh_months=12,
        seen=Seen.PUBLIC,
    ),
    choice("site", "场所类型", "Kind of premises", BUILDINGS, "officer", "declared", fresh=24),
    number("office_area", "经营面积", "Working area", Dimension.AREA, "officer", "certificate", fresh=24),
    flag("rents", "租赁经营场地", "Rents its premises", "officer", "certificate", fresh=12),
)
