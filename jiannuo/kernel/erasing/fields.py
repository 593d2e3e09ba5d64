"""Which personal fields a matter has, who may erase them, and on what grounds."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from jiannuo.kernel.actors import Actor, Standing
from jiannuo.kernel.loops.facts import Choice, Reason
from jiannuo.kernel.models import Matter, Personal
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.visible import visible

#: who may erase: whoever supervises, and so works on none of it
ERASERS = frozenset({"supervision"})

#: 个人信息保护法 art. 47 para. 1, items 1 to 5
GROUND = Choice(
    "ground",
    _("删除依据"),
    choices=(
        ("purpose", _("处理目的已实现、无法实现或者不再必要（个人信息保护法第四十七条第一项）")),
        ("period", _("停止提供服务或者保存期限已届满（第四十七条第二项）")),
        ("withdrawn", _("个人撤回同意（第四十七条第三项）")),
        ("unlawful", _("违反法律、行政法规或者约定处理（第四十七条第四项）")),
        ("other", _("法律、行政法规规定的其他情形（第四十七条第五项）")),
    ),
)
REASON = Reason(
    "reason",
    _("办理说明"),
    help=_("写明谁在何时提出、依据什么。不要写出要删除的内容：说明会永久保留。"),
)


def name_of(row: Personal) -> str:
    """What the log calls a field: the number of its event and its name, as ``3.phone``."""
    return f"{row.event.seq}.{row.field}"


def personal_of(matter: Matter) -> list[Personal]:
    """The personal fields of ``matter`` in the order they were told, erased ones too."""
    rows = Personal.objects.filter(event__matter_id=matter.pk).select_related("event", "erased_by")
    return list(rows.order_by("event__seq", "field"))


def may_erase(actor: Actor) -> Standing | None:
    """The capacity in which ``actor`` may erase; None for everybody else."""
    return next((one for one in actor.standings if one.role in ERASERS and one.post_id), None)


def locked(matter_id: int, fields: Collection[str], actor: Actor) -> tuple[Matter, list[Personal]]:
    """The matter, seen through the gate and locked until commit, with the named fields. Raises Refused."""
    matter = visible(actor, Matter).select_for_update(of=("self",)).filter(pk=matter_id).first()
    if matter is None:
        raise Refused(
            Code.NOT_FOUND, _("没有找到这件事，或者您无权查看。"), _("请从“我的待办”或事项列表重新打开。")
        )
    rows = [row for row in personal_of(matter) if name_of(row) in fields]
    if not rows or len(rows) != len(set(fields)):
        sentence = _("请至少选一项，并从列出的各项里选。")
        raise Refused(Code.FACTS, _("这件事没有所选的个人信息。"), sentence, {"fields": sentence})
    return matter, rows
