"""Units and measure words, and what stands for one where none is written."""

import re

from jiannuo.reports.reading.facts.wordlists import any_of, section

DIMENSION = section("measures", "dimension")
TIME = section("measures", "time")
CURRENCY = section("measures", "money")
SHARE = section("measures", "share")
#: measure words beside which a Chinese numeral counts (三条街、两座水库)
CONCRETE = section("measures", "concrete")
_ALL = DIMENSION | TIME | CURRENCY | SHARE | section("measures", "count")
_LONGEST = max(map(len, _ALL))
_NOT_MEASURE = re.compile(any_of(section("measures", "not a measure")))


#: 24.5/10万
_PER = re.compile(r"/\d+万")


def measure_at(text: str, place: int) -> str:
    """The longest measure word that begins at ``place``, or ""; with a rate's base (元/平方米)."""
    if per := _PER.match(text, place):
        return per.group()
    for length in range(min(_LONGEST, len(text) - place), 0, -1):
        word = text[place : place + length]
        if word in _ALL:
            if length == 1 and _NOT_MEASURE.match(text, place):
                return ""
            return word + _rate(text, place + length)
    return ""


def _rate(text: str, place: int) -> str:
    """The base of a rate after a slash: /立方米, /万户, /百人."""
    if text[place : place + 1] != "/":
        return ""
    base = re.match(r"/[百千万亿]?", text[place:])
    head = base.group() if base else "/"
    for length in range(_LONGEST, 0, -1):
        word = text[place + len(head) : place + len(head) + length]
        if word in _ALL or word in ("日", "月"):
            return head + word
    return ""


#: what a count without a measure word counts, told by the end of its subject
_IMPLIED = (
    (re.compile(r"人次$"), "人次"),
    (re.compile(r"(?:户|户数|市场主体|经营主体)$"), "户"),
    (
        re.compile(
            r"(?:人数|人口|人员|群体|群众|居民|职工|学生|教师|党员|干部|农民|劳动力|毕业生|老人|学员"
            r"|从业者|就业|人才|游客)$"
        ),
        "人",
    ),
    (
        re.compile(
            r"(?:收入|资产|产值|投资|[总金余]额|营收|利润|税收|财政|总值|增加值|存款|贷款|资金|规模|消费|GDP)$"
        ),
        "元",
    ),
)


#: people in front of their predicate: 1.2万贫困人口脱贫
_PEOPLE = re.compile(
    r"^.{0,8}(?:人口|人员|群众|居民|职工|学生|党员|干部|农民|劳动力|毕业生|老人|移民|妇女|儿童|残疾人|人民|人才)"
)


def implied_unit(words: str) -> str:
    """Unit that ``words`` imply (旅游总人次 -> 人次, 困难群体 -> 人, 利润 -> 元), or ""."""
    if _PEOPLE.search(words):
        return "人"
    return next((unit for pattern, unit in _IMPLIED if pattern.search(words)), "")
