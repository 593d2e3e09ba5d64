"""The words of comparison: what they mean, and which one is written."""

from jiannuo.enterprises.facts import Evidence
from jiannuo.policies.conditions.tree import Op, Shape, Span

OPS = {
    "不低于": Op.AT_LEAST, "不少于": Op.AT_LEAST, "达到": Op.AT_LEAST,
    "低于": Op.BELOW, "少于": Op.BELOW, "不足": Op.BELOW,
    "高于": Op.ABOVE, "超过": Op.ABOVE,
    "不高于": Op.AT_MOST, "不超过": Op.AT_MOST,
    "等于": Op.EQUAL,
}  # fmt: skip
OP_WRITTEN = {
    Op.AT_LEAST: "不低于",
    Op.BELOW: "低于",
    Op.ABOVE: "高于",
    Op.AT_MOST: "不高于",
    Op.EQUAL: "等于",
}

AGES = {"满": Op.AT_LEAST, "不满": Op.BELOW, "未满": Op.BELOW, "超过": Op.ABOVE, "不超过": Op.AT_MOST}
AGE_WRITTEN = {Op.AT_LEAST: "满", Op.BELOW: "不满", Op.ABOVE: "超过", Op.AT_MOST: "不超过"}

#: a day against a day of the calendar
SINCES = {"不早于": Op.AT_LEAST, "早于": Op.BELOW, "晚于": Op.ABOVE, "不晚于": Op.AT_MOST}
SINCE_WRITTEN = {op: word for word, op in SINCES.items()}

#: what a condition is decided on
EVIDENCES = {
    "登记数据": Evidence.REGISTER,
    "证明材料": Evidence.CERTIFIED,
    "专家评审": Evidence.EXPERT,
}
EVIDENCE_WRITTEN = {level: word for word, level in EVIDENCES.items()}

SPANS = {"年": Span.YEAR, "个月": Span.MONTH, "天": Span.DAY, "日": Span.DAY}

GATHERED = {"累计": Shape.SUM, "平均": Shape.MEAN, "每年": Shape.EACH}
GATHER_WRITTEN = {shape: word for word, shape in GATHERED.items()}

#: a year by the word for it -> how many years back
YEARS = {"上年": 1, "上年度": 1, "前年": 2}
YEAR_WRITTEN = {1: "上年", 2: "前年"}

#: what stands in a text under each name of the grammar, for "expected …"
SAID = {
    "NUMBER_WORD": "指标名称", "ALIAS": "指标名称", "DATE_WORD": "日期名称", "VALUE_WORD": "属性名称",
    "FLAG_WORD": "情形名称", "VALUE": "取值", "QUALIFICATION": "资质名称", "ITEM_KIND": "明细名称",
    "NUMBER": "数字", "UNIT": "单位", "QUOTED": "“……”", "REF": "【条款】", "OP": "“不低于”等比较词",
    "AGE": "“满”“不满”等", "AMONG": "“属于”“为”等", "FLAG": "“有”或“无”", "HOLDS": "“持有”等",
    "SINCE": "“不早于”“早于”等", "CALENDAR": "年月日", "EVIDENCE": "“登记数据”“证明材料”或“专家评审”",
    "SPAN": "年、个月或天", "YEAR": "“上年”", "GATHER": "“累计”“平均”“每年”", "GROWTH": "“增长”",
    "MEASURE": "量词", "_OPEN": "“（”", "_CLOSE": "“）”", "_LEFT": "“{”", "_RIGHT": "“}”", "_SEMI": "“；”",
    "$END": "结束",
}  # fmt: skip
