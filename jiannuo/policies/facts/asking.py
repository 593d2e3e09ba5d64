"""What the steps of questions and objections must be told."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.loops.facts import Choice, FactError, Reason, Rows, Text

MOST_LINES, LONGEST_LINE = 50, 200


@dataclass(frozen=True)
class Lines(Text):
    """Some short names, one a line: each once, in the order in which they were told."""

    most: int = 4000

    def check(self, value: Any, account_id: int | None) -> Any:
        """The names."""
        told = value.splitlines() if isinstance(value, str) else value
        if not isinstance(told, list | tuple) or not all(isinstance(one, str) for one in told):
            raise FactError(_("“%(label)s”请一行写一个。") % {"label": self.label})
        if not any(one.strip() for one in told):
            return []
        whole = super().check("\n".join(told), account_id)
        names = list(dict.fromkeys(one.strip() for one in whole.splitlines() if one.strip()))
        if len(names) > MOST_LINES or any(len(one) > LONGEST_LINE for one in names):
            raise FactError(_("“%(label)s”太多或太长。") % {"label": self.label})
        return names


@dataclass(frozen=True)
class Said(Lines):
    """What is what, one a line, with a colon between: ``上年营业收入：1500万元``."""

    def check(self, value: Any, account_id: int | None) -> Any:
        """What was said of each."""
        if isinstance(value, dict):
            value = [f"{name}：{said}" for name, said in value.items()]
        found: dict[str, str] = {}
        for line in super().check(value, account_id):
            name, _sign, said = line.replace(":", "：").rpartition("：")
            if not name.strip() or not said.strip():
                raise FactError(
                    _("“%(label)s”请一行写一项，中间用冒号，如“名称：内容”。") % {"label": self.label}
                )
            found[name.strip()] = said.strip()
        return found


words = Text("words", _("问题"), least=4, most=2000, lines=4)
more = Text("words", _("补充说明"), least=2, most=2000, lines=4)
answer = Text("answer", _("答复"), least=4, most=4000, lines=6)
unit = Rows("unit", _("转给哪个单位"), model="people.Unit")
public = (
    Text("public_words", _("公开的问题"), least=4, most=2000, help=_("去掉能看出是谁问的内容。")),
    Text("public_answer", _("公开的答复"), least=4, most=4000, lines=6),
)
TARGETS = (("match", _("匹配结论")), ("amount", _("金额")), ("refusal", _("不予兑现的决定")))
objection = (
    Choice("target", _("对什么有异议"), choices=TARGETS, required=False),
    Lines("refs", _("有异议的条款"), required=False, help=_("一行一条；对金额或决定有异议的可以不填。")),
    Text("words", _("异议和理由"), least=4, most=2000, lines=5),
)
ruling = Reason("ruling", _("复核决定及理由"), least=10, most=2000)
decision = (
    ruling,
    Said(
        "decided",
        _("逐项认定"),
        required=False,
        help=_("由人认定的事项，一行一项，写“是”或“否”，如：拥有自主知识产权：是。"),
    ),
    Said(
        "corrections",
        _("更正的数据"),
        required=False,
        help=_("核实有误的数据，一行一项，如：上年营业收入：1500万元。记为走访核实，并请登记来源更正。"),
    ),
)
