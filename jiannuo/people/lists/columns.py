"""The columns of the list of units, and what districts call them in the lists they already keep."""

import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jiannuo.people.models import Unit


@dataclass(frozen=True)
class Column:
    """One column. ``heading`` is what a file bears; it is Chinese in every language of the site."""

    key: str
    heading: str
    about: str | Promise
    synonyms: tuple[str, ...] = ()
    required: bool = False
    width: int = 16


COLUMNS = (
    Column(
        "code", "编码", _("必填。本区自定的唯一编码，以后不再变更"), ("单位编码", "代码", "单位代码"), True
    ),
    Column("name", "名称", _("必填。表格里用的简称，如：区教育局"), ("单位名称", "单位", "简称"), True, 20),
    Column("full_name", "全称", _("公文用的全称"), ("单位全称",), width=34),
    Column("aliases", "别名", _("其他叫法，用顿号隔开"), ("曾用名", "其他名称", "又称"), width=40),
    Column("kind", "类别", _("必填"), ("单位类别", "类型", "性质"), True),
    Column("parent", "上级编码", _("上级单位的编码"), ("上级单位编码", "上级代码")),
    Column("superior", "上级主管", _("市里的主管部门"), ("上级主管部门", "主管部门", "业务主管"), width=28),
    Column(
        "duties",
        "职责词",
        _(
            "用顿号隔开，可带权重，如：危房*3。3 主要由本单位承担，2 通常由本单位承担，"
            "1 多家共同涉及，不写按 2"
        ),
        ("职责", "主要职责词", "职能词"),
        width=60,
    ),
    Column("valid_from", "生效日期", _("第一个有效日，如：2024-01-01"), ("启用日期", "成立日期"), width=13),
    Column("valid_to", "失效日期", _("最后一个有效日；仍在用的留空"), ("停用日期", "撤销日期"), width=13),
    Column("successor", "并入编码", _("撤并后由哪个单位承接"), ("承接单位编码",)),
    Column("division_code", "区划代码", _("街道填 9 位，社区填 12 位"), ("所辖区划代码", "行政区划代码")),
    Column("note", "说明", _("备注"), ("备注",), width=30),
    Column("order", "排序", _("列表里的先后，数字小的在前"), ("序号", "顺序"), width=8),
    Column(
        "confirmed", "已确认", _("是或否；整列不写表示全部已由本区确认"), ("是否确认", "本区确认"), width=8
    ),
)

BY_KEY = {column.key: column for column in COLUMNS}

#: other words for the kinds, besides their Chinese label and their key
KIND_WORDS = {
    "政府部门": Unit.Kind.GOVERNMENT,
    "部门": Unit.Kind.GOVERNMENT,
    "政府工作部门": Unit.Kind.GOVERNMENT,
    "垂直管理分局": Unit.Kind.BRANCH,
    "垂管单位": Unit.Kind.BRANCH,
    "分局": Unit.Kind.BRANCH,
    "区委部门": Unit.Kind.PARTY,
    "党委部门": Unit.Kind.PARTY,
    "群团组织": Unit.Kind.MASS,
    "群团": Unit.Kind.MASS,
    "人民团体": Unit.Kind.MASS,
    "街道": Unit.Kind.STREET,
    "街道办事处": Unit.Kind.STREET,
    "乡镇": Unit.Kind.STREET,
    "镇": Unit.Kind.STREET,
    "社区": Unit.Kind.COMMUNITY,
    "村": Unit.Kind.COMMUNITY,
    "国有企业": Unit.Kind.ENTERPRISE,
    "国企": Unit.Kind.ENTERPRISE,
    "企业": Unit.Kind.ENTERPRISE,
    "人大机关": Unit.Kind.CONGRESS,
    "人大": Unit.Kind.CONGRESS,
    **{kind.value: kind for kind in Unit.Kind},
}
#: kind -> the word an exported list bears, first of KIND_WORDS
KIND_LABELS = {kind: next(word for word, k in KIND_WORDS.items() if k == kind) for kind in Unit.Kind}

_HEADINGS = {
    name: column.key for column in COLUMNS for name in (column.heading, *column.synonyms, column.key)
}


def column_of(heading: str) -> str | None:
    """The key of the column that ``heading`` names, or None. Spaces, ``*`` and width do not matter."""
    plain = unicodedata.normalize("NFKC", heading).split("(")[0]
    return _HEADINGS.get("".join(plain.split()).strip("*:").lower())
