"""The signs by which a clause shows whether it leads in, does the work or tells what comes of it."""

import re
from collections.abc import Sequence

from jiannuo.reports.reading.tasks.verbs import Predicate, predicate, verb_kind
from jiannuo.reports.reading.tasks.vocabulary import listed

_MEASURED = re.compile(
    r"\d[\d.]*(?:[—\-~至]\d[\d.]*)?(?:余|多)?(?:%|‰|个百分点|[十百千万亿]*(?![级版号届类大型A-Z+])[一-龥])"
)
_INSTRUMENT = re.compile(
    r"^以[^，]{2,40}为[^，]{0,6}(?:契机|抓手|重点|牵引|载体|龙头|依托|目标|导向|引领|主线|核心|基础|突破口|支撑|统揽|总抓手|根本|中心|媒|纽带|平台|动力|关键)$"
)
_LIST = re.compile(r"等(?=[^，]{1,})|、[^，]+、")
_FOR = re.compile(r"^为[^，]+(?:提供|奠定|夯实|注入|腾挪|营造|创造|打下|增添|贡献|作出|做出|积蓄|保驾护航)")
_ABSTRACT_RESULT = re.compile(r"(?:更加?|不断|持续|显著|明显|进一步|全面|加快)[^，]{1,8}$")
_PREDICATE = re.compile(
    r"(?:落地|落户|建成|投产|投入使用|交付使用|投入运行|下闸蓄水|主体完工|投用|投运|竣工|开工|封顶|通车|达产|达效|见效|复工|挂牌|运营|入驻|上市|建设|改造|盘活|创建)[^，]{0,4}$"
)
_GROWS = re.compile(r"增长|同比|达到|年均|比上年|较上年|下降|总量|总投资|其中|增幅|净增")
_TITLE = re.compile(r"创建|争创|创成|申创|复评|复审|申报|争取列入|入选|参选")
_COMPLETE = re.compile(r"全覆盖|清零|倍增|翻番|翻一番|归零|动态清零|全达标|同步$")


def signs(clauses: Sequence[str], purpose: str) -> list[list[str]]:
    """Names of the signs that each clause of a sentence bears, in a fixed order.

    ``purpose`` is what the paragraph is there for: the same words are a promise in one place and a
    flourish in another.
    """
    found = [predicate(words) for words in clauses]
    kinds = [
        f"{verb_kind(f.verb)} {_object(f.rest or words)}" for f, words in zip(found, clauses, strict=True)
    ]
    borne = [
        [kind, f"says {f.verb}", f"in {purpose}", *_opening(words, f), *_inside(words, f), _length(words)]
        for words, f, kind in zip(clauses, found, kinds, strict=True)
    ]
    for own, after in zip(borne, kinds[1:], strict=False):
        own.append(f"before {after}")
    return borne


def _opening(words: str, found: Predicate) -> list[str]:
    named = []
    behind = words[len(found.adverbs) :]
    if listed("opens", "lead").opening(words) or listed("opens", "lead").opening(behind):
        named.append("opens as lead-in")
    if _INSTRUMENT.match(words):
        named.append("with X as Y")
    elif words.startswith("以"):
        named.append("by means of")
    if _FOR.match(words):
        named.append("provides for")
    elif listed("opens", "outcome").opening(words):
        named.append("opens as outcome")
    return named


def _object(rest: str) -> str:
    bare = rest.rstrip("”’）》")
    concrete, abstract = (
        listed("closes", "concrete").closing(bare),
        listed("closes", "abstract").closing(bare),
    )
    if len(concrete) > len(abstract):
        return "concrete"
    return "abstract" if abstract else "open"


def _inside(words: str, found: Predicate) -> list[str]:
    named = []
    if _GROWS.match(words):
        named.append("goes on")
    if _MEASURED.search(words):
        named.append("measured")
        if not found.verb and not _GROWS.match(words):
            named.append("figure of a subject")
    if "“" in words or "《" in words:
        named.append("names")
    if _LIST.search(words):
        named.append("lists")
    if _PREDICATE.search(words):
        named.append("ends in an act")
    if any(word in words for word in listed("professes").known):
        named.append("professes")
    if _TITLE.search(words):
        named.append("title")
    if _COMPLETE.search(words):
        named.append("complete")
    return named


def _length(words: str) -> str:
    size = len(words)
    return "short" if size <= 6 else "long" if size >= 16 else "middling"
