"""The facts of an example as lines that a person writes, ``上年营业收入：1500万元``, and back."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from jiannuo.policies.library.written_facts import ALL_ITEMS, DECIDED, HELD, ITEMS, TOLD

YES, NO = "是", "否"
#: what a form shows where nothing was written yet: the words are those of conditions, in any language
SAMPLE = """成立时间：2024-05-20
上年营业收入：1500万元
企业规模：小型、微型
持有：高新技术企业 2024-01-01/2026-12-31"""
SAMPLE_CLAUSE = "第三条＝true"
#: lists of words
_LISTS = (ALL_ITEMS, TOLD)


class LineError(ValueError):
    """A line cannot be understood; the text says which and how to write it."""


def lines_of(facts: Mapping[str, Any]) -> str:
    """One fact a line. Details of items are no lines: ``details_of`` keeps them."""
    lines = []
    for word, value in facts.items():
        if word == ITEMS:
            continue
        if word == HELD:
            lines += [f"{HELD}：{title} {span}" for title, span in value.items()]
        elif word == DECIDED:
            lines += [f"{DECIDED}：{question}＝{YES if said else NO}" for question, said in value.items()]
        elif isinstance(value, bool):
            lines.append(f"{word}：{YES if value else NO}")
        elif isinstance(value, list | tuple):
            lines.append(f"{word}：{'、'.join(map(str, value))}")
        else:
            lines.append(f"{word}：{value}")
    return "\n".join(lines)


def details_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What lines cannot hold."""
    return {ITEMS: facts[ITEMS]} if facts.get(ITEMS) else {}


def facts_of_lines(text: str, details: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that ``text`` says, with ``details``. Raises LineError."""
    facts: dict[str, Any] = dict(details)
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        word, sign, value = line.replace(":", "：", 1).partition("：")
        word, value = word.strip(), value.strip()
        if not sign or not word or not value:
            raise LineError(_("第 %(n)d 行请写成“属性：值”，例如“上年营业收入：1500万元”。") % {"n": number})
        if word == HELD:
            title, _space, span = value.rpartition(" ")
            if not title:
                raise LineError(
                    _("第 %(n)d 行请写资质和起止日期，例如“持有：高新技术企业 2024-01-01/2026-12-31”。")
                    % {"n": number}
                )
            facts.setdefault(HELD, {})[title.strip()] = span
        elif word == DECIDED:
            question, _sign, said = value.replace("=", "＝").rpartition("＝")
            if not question or said.strip() not in (YES, NO):
                raise LineError(
                    _("第 %(n)d 行请写认定结果，例如“认定：拥有自主知识产权＝是”。") % {"n": number}
                )
            facts.setdefault(DECIDED, {})[question.strip()] = said.strip() == YES
        else:
            facts[word] = _value(word, value)
    return facts


def _value(word: str, value: str) -> Any:
    if value in (YES, NO):
        return value == YES
    if word in _LISTS or "、" in value:
        return [one.strip() for one in value.split("、") if one.strip()]
    return value
