"""The word classes that shape the phrase beside a number, as sets and patterns."""

import re

from jiannuo.reports.reading.facts.wordlists import any_of, section

LIGHT_VERBS = section("phrases", "light verbs")
MORE_VERBS = section("phrases", "more verbs")
RESULT_VERBS = section("phrases", "verbs of result")
PREPOSITIONS = section("phrases", "prepositions")
BENEFICIARY = section("phrases", "beneficiary")
ADVERBS = section("phrases", "adverbs")
#: heads too general to stand alone after 等
GENERIC = section("phrases", "generic heads")

_YEAR = r"(?:(?:19|20)\d\d|\d\d)年(?:度|末|底|以来)?"
_SPAN = (
    r"(?:过去|今后|未来|近)?(?:[一二三四五六七八九十两\d]{1,2}|几)年"
    r"(?:来|间|中|里|累计|(?=$|年均|共|新增|新建|完成|实现|增加))"
)
_LATE = r"(?:最?近|过去|今后|未来|前|后)(?:[一二三四五六七八九十两\d]{1,2}|几)年"
_UNTIL = r"截[至止][^,]{0,8}?[年月日底末]"
_MONTHS = r"(?:\d{1,2}[-—])?\d{1,2}月份?(?!活动)|前[一二三]个?季度|[上下]半年|[一二三四]季度"
#: 全市 before a subject says nothing new, but 全市占比 and 全域 do
_WHOLE = r"[全我][市县区省州旗国](?!占比|排名|第|前|域|覆盖)"
_FRAMES = any_of(section("phrases", "frames"))
#: words that frame a clause in time or as a sum, at its beginning
FRAME = re.compile(rf"^(?:{_FRAMES}|[到至自]?{_YEAR}|{_SPAN}|{_LATE}|{_UNTIL}|{_MONTHS}|{_WHOLE}|[、,:\-—])+")
#: a base in the past between the subject and its number: 由2016年的, 提高到2020年的
_SINCE = r"(?:由|从|自)(?:[^,;、由从自]{0,10}?的|\d{4}年(?:末|底|初)?)?"
_REACH = any_of(section("phrases", "reaching")) + "(?:到|至|为)"
REACHING = section("phrases", "reaching")
REACHES = re.compile(_REACH)
_REACHING = _REACH + r"(?:\d{4}年(?:末|底)?的?)?"
#: a rate's base: 每人每年
_EACH = r"(?:每[人户亩吨月年天日]){1,2}"
#: 均 alone links; in 人均 and 户均 it does not
_EVENLY = r"(?<![人户亩年月日村校班])均"
_YEARS = r"[三四五六七八九十两\d]{1,2}年"
_LINKS = any_of(section("phrases", "links"))
#: predicates between the subject and its number, at the end of the words before the number
SHORT_LINKS = section("phrases", "short links")
LINK = re.compile(rf"(?:{_LINKS}|{_EVENLY}|{_SINCE}|{_REACHING}|{_EACH}|(?<=..){_YEARS}|[、,:(“])+$")
_MODIFIERS = any_of(section("phrases", "relational modifiers"))
RELATIONAL_NOUNS = section("phrases", "relational nouns")
_NOUNS = any_of(RELATIONAL_NOUNS)
_VERBS = any_of(section("phrases", "relational verbs"))
#: a bare relational noun speaks of the head that the sentence named before
RELATIONAL = re.compile(rf"^(?:{_MODIFIERS}*{_NOUNS}$|{_VERBS})")
RELATIONAL_END = re.compile(rf"{_MODIFIERS}?{_NOUNS}$")
