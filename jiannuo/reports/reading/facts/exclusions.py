"""Numbers that measure nothing: names, labels, classes, ordinals, time frames (the gold rules 6 to 9)."""

import re

from jiannuo.reports.reading.facts.lexicon import REACHES
from jiannuo.reports.reading.facts.measures import CONCRETE, CURRENCY, DIMENSION, SHARE
from jiannuo.reports.reading.facts.mentions import Mention
from jiannuo.reports.reading.facts.numerals import Script

_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r"“[^“”]{1,16}”|《[^《》]*》|〔[^〕]*〕|‘[^‘’]*’|\"[^\"]{1,16}\"")
_YEARS = frozenset({"年", "学年", "届"})
IN_A_ROW = re.compile(r"(?:连续第?|连|提前)$")
ROW_UNITS = frozenset({"年", "个月", "季度", "届", "次", "轮", "天", "学年", "批"})
#: a span that something was brought to or from: 年限从10年提高到12年
_REACHED = re.compile(r"(?:由|从|提高|延长|缩短|[到至为达])了?$")
_SPANS = frozenset({"年", "个月", "天", "小时", "分钟", "学年", "周", "季度", "工作日", "周年", "星期"})
#: words before a span of years that make it a frame (过去五年、近3年) and not a claim
_FRAME_BEFORE = re.compile(
    r"(?:过去的?|今后|未来|近|最近|前|后|这|那|每|历|头|本届政府|以来的|接下来|此后|回顾|走过的?|下一?个?|上一?个?|第)$"
)
#: words after it that do (五年来、三年行动、五年累计、5年规划)
_FRAME_AFTER = re.compile(
    r"(?:来|间|以来|期|规划|行动|攻坚|计划|任期|累计|共|完成投?资?|大|改造提升|倍增|建设|振兴|翻|的?奋斗|的?发展|的?努力|的?工作|的?实践|的?时光|一|上|方案|目标|的|制|后|前)"
)
_KEEPS_SPAN = re.compile(
    r"(?:连续|连|提前|已连续|历时|力争|争取|用|缩短|延长|压缩|控制在|至|到|为|达|仅|已有|超过?|不超过|约|共)了?$"
)
#: heads that a number only announces (七个方面、三项机制): a list follows or is meant
_LABEL = re.compile(
    r"(?:方面|大类|环节|维度|层面|关键词|字|关口|阶段|时期|步|原则|意识|自信|不|者|维护|确立)"
)
_NOUN_AFTER = re.compile(
    r"(?:以上|以下|以内|及以上|及以下)(?:的)?(?=[\u4e00-\u9fff“\d])(?!的|和|及|与|是|为|在|由|均|达|增长|用于|支持|实现|得到|左右)"
)
#: steps that a bare sum reaches: 迈上千亿台阶
_STEPS = ("台阶", "新台阶", "大关", "关口")
_VOLTS = frozenset({"千伏", "伏", "kV", "KV"})
_RACE = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:赛|跑|马拉松|竞走)")
_COUNTED_LATER = re.compile(r"^[^,;。]{1,24}?\d")


def measures_nothing(text: str, mention: Mention, start: int, end: int) -> bool:
    """Whether the number at ``mention``, whose quote is ``start:end``, is no measured claim."""
    if mention.unit in ROW_UNITS and IN_A_ROW.search(text[: mention.start]):
        return False
    return (
        _glued(text, mention)
        or _in_name(text, mention)
        or _unmeasured(text, mention)
        or _is_class(text, mention, start, end)
        or _is_frame(text, mention, end)
        or _is_label(text, mention, start)
    )


def _glued(text: str, mention: Mention) -> bool:
    """PM2.5, C06, 3+N, 4A级, 第3次, 每百户, 3·15."""
    before, after = text[: mention.start], text[mention.digits_end : mention.digits_end + 1]
    if re.search(r"[A-Za-z+×·_.@#]$|[A-Za-z]-$|(?<!连续)第$|每$|/$", before):
        return True
    if mention.unit == "" or mention.unit[0] not in "kKMGTPEmTk":
        return bool(re.match(r"[A-Za-z+×·@#]", after))
    return False


def _in_name(text: str, mention: Mention) -> bool:
    """Inside a short quotation or a title."""
    return any(m.start() < mention.start < m.end() for m in _QUOTED.finditer(text))


def _unmeasured(text: str, mention: Mention) -> bool:
    """A bare number is a name (12345热线) unless it is scaled (1800万) or ends its clause after a verb."""
    if mention.unit or mention.proportion:
        return False
    after = text[mention.end : mention.end + 1]
    if mention.script is not Script.ARABIC:
        ends = after in ("", ",", "、", ";") or text.startswith(_STEPS, mention.end)
        return not (mention.script is Script.BARE and mention.value >= 10**8 and ends)
    if mention.scaled:
        return False
    return not (after in ("", ",", "、", ";", ")") and re.search(r"[达为至到破过]$", text[: mention.start]))


def _is_class(text: str, mention: Mention, start: int, end: int) -> bool:
    """A threshold or size inside a class name: 百万元以上项目, 产值超亿元企业, 千亿级产业, 220千伏变电站."""
    after = text[end:]
    if text.startswith(("级", "型"), mention.end):
        return True
    if mention.unit not in SHARE and _NOUN_AFTER.match(text, mention.end):
        return True
    if not _HAN.match(after) or after.startswith(_STEPS):
        return False
    if mention.unit in CURRENCY and start < mention.start:
        return _classes_by_money(text, mention, start, after)
    return mention.unit == "岁" or (mention.unit in DIMENSION and _dimension_names(mention, after))


def _classes_by_money(text: str, mention: Mention, start: int, after: str) -> bool:
    """超亿元企业22家 and 3个产值超千亿元产业集群 count a class; 总投资超100亿元的高铁项目 is one project."""
    counted = _COUNTED_LATER.match(after) or re.search(r"\d[个家户座栋幢项][^,;、]*$", text[:start])
    return mention.script is Script.BARE or counted is not None


def _dimension_names(mention: Mention, after: str) -> bool:
    """220千伏 is part of a name wherever a noun follows; 10公里 is before a race."""
    return mention.unit in _VOLTS or _RACE.match(after) is not None


def _is_frame(text: str, mention: Mention, end: int) -> bool:
    """Spans of time that only frame the claim: 过去五年, 一年来, 三年行动, 24小时热线."""
    if mention.unit not in _SPANS or mention.unit == "周年":
        return False
    before, after = text[: mention.start], text[mention.end :]
    if mention.value % 1 or (_REACHED.search(before) and (_ends(after) or REACHES.match(after))):
        return False
    if _FRAME_BEFORE.search(before) or _FRAME_AFTER.match(after):
        return True
    if end > mention.end or (mention.script is Script.ARABIC and _ends(after)):
        return mention.script is Script.CHINESE and mention.value == 1
    if after.startswith(("时间", "内")):
        return False
    return not (_KEEPS_SPAN.search(before) and _ends(after)) and not (
        mention.script is Script.ARABIC
        and re.search(r"(?:打造|构建|建设|形成|建成|完善)[^,;、\d]{0,8}$", before)
    )


def _ends(after: str) -> bool:
    return not after or after[0] in ",、;)”和"


def _is_label(text: str, mention: Mention, start: int) -> bool:
    """Chinese numerals mostly name or announce a list; they measure beside a concrete measure word."""
    if mention.unit == "个" and _LABEL.match(text, mention.end):
        return True
    if mention.script in (Script.ARABIC, Script.PERCENT) or mention.unit in _SPANS:
        return False
    if mention.script is Script.BARE:
        named = bool(mention.unit) or text.startswith(_STEPS, mention.end)
        return start == mention.start and not mention.more and named
    if mention.more or mention.value2 is not None or not mention.unit:
        return not mention.unit
    counts = mention.value >= 100 or (mention.value > 1 and text[: mention.start].endswith("等"))
    if counts or mention.unit in SHARE:
        return False
    return mention.value <= 1 or mention.unit not in CONCRETE
