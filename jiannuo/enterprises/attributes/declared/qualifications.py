"""Titles an enterprise may hold: who gives them, how long they last, and on which ladder they stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """A qualification. ``months`` is how long one usually lasts, None for good."""

    word: str
    english: str
    months: int | None
    source: str
    #: the place on the ladder of growth, 0 for none; the higher the further
    rung: int = 0


TITLES: tuple[Title, ...] = (
    Title("科技型中小企业", "Technology SME", 12, "science", 1),
    Title("创新型中小企业", "Innovative SME", 36, "industry", 2),
    Title("雏鹰企业", "Eaglet enterprise", 36, "science", 2),
    Title("高新技术企业", "High-tech enterprise", 36, "science", 3),
    Title("专精特新中小企业", "Specialised and new SME", 36, "industry", 4),
    Title("瞪羚企业", "Gazelle enterprise", 36, "science", 4),
    Title("专精特新小巨人企业", "Little Giant", 36, "industry", 5),
    Title("重点小巨人企业", "Key Little Giant", 36, "industry", 5),
    Title("独角兽企业", "Unicorn", 36, "science", 6),
    Title("制造业单项冠军企业", "Single-product champion", 36, "industry", 6),
    Title("技术创新示范企业", "Model of technical innovation", 36, "industry"),
    Title("省级以上研发机构", "R&D body of provincial rank or above", 36, "science"),
    Title("国家企业技术中心", "National enterprise technology centre", 24, "industry"),
    Title("省级绿色工厂", "Provincial green factory", 36, "industry"),
    Title("绿色工厂", "National green factory", None, "industry"),
    Title("知识产权示范企业", "Model of intellectual property", 36, "property"),
    Title("质量管理体系认证", "Quality management ISO 9001", 36, "certificate"),
    Title("环境管理体系认证", "Environmental management ISO 14001", 36, "certificate"),
    Title("职业健康安全管理体系认证", "Occupational safety ISO 45001", 36, "certificate"),
    Title("能源管理体系认证", "Energy management ISO 50001", 36, "certificate"),
    Title("排污许可证", "Discharge permit", 60, "environment"),
    Title("省级以上科技企业孵化器", "Incubator of provincial rank or above", 36, "science"),
    Title("规模以上企业", "Enterprise above the scale of statistics", None, "statistics"),
    Title("总部企业", "Headquarters", 36, "commerce"),
)
QUALIFICATIONS: tuple[str, ...] = tuple(one.word for one in TITLES)
#: the ladder of growth from below
LADDER: tuple[Title, ...] = tuple(sorted((one for one in TITLES if one.rung), key=lambda one: one.rung))
_BY_WORD = {one.word: one for one in TITLES}


def title(word: str) -> Title:
    """The title called ``word``; KeyError without one."""
    return _BY_WORD[word]
