"""The word classes that shape the phrase beside a number, as sets and patterns."""

import re

from jiannuo.reports.reading.facts.wordlists import any_of, section

LIGHT_VERBS = section("phrases", "light verbs")
PREPOSITIONS = section("phrases", "prepositions")
BENEFICIARY = section("phrases", "beneficiary")
ADVERBS = section("phrases", "adverbs")
#: heads too general to stand alone after 等
GENERIC = section("phrases", "generic heads")

_YEAR = r"(?:(?:19|20)\d\d|\d\d)年(?:度|末|底|以来)?"
_SPAN = r"(?:过去|今后|未来|近)?(?:[一二三四五六七八九十两\d]{1,2}|几)年(?:来|间|中|里|累计)"
_UNTIL = r"截[至止][^,]{0,8}?[年月日底末]"
#: 全市 before a subject says nothing new, but 全市占比 and 全域 do
_WHOLE = r"[全我][市县区省州旗国](?!占比|排名|第|前|域|覆盖)"
#: words that frame a clause in time or as a sum, at its beginning
FRAME = re.compile(
    rf"^(?:{any_of(section('phrases', 'frames'))}|[到至自]?{_YEAR}|{_SPAN}|{_UNTIL}|{_WHOLE}|[、,:“”\-—])+"
)
_REACHING = any_of(section("phrases", "reaching")) + "(?:到|至|为)"
#: predicates between the subject and its number, at the end of the words before the number
LINK = re.compile(rf"(?:{any_of(section('phrases', 'links'))}|{_REACHING}|[、,:(“])+$")
_MODIFIERS = any_of(section("phrases", "relational modifiers"))
_NOUNS = any_of(section("phrases", "relational nouns"))
#: a bare relational noun speaks of the head that the sentence named before
RELATIONAL = re.compile(rf"^(?:{_MODIFIERS}*{_NOUNS}$|{any_of(section('phrases', 'relational verbs'))})")
