"""A loop as a page of the manual: a Mermaid state diagram and the tables behind it, drawn from code."""

from collections.abc import Iterator
from pathlib import Path

from django.utils import translation

from jiannuo.kernel.loops import Loop, Until, all_loops
from jiannuo.kernel.loops.clocks import Limit
from jiannuo.kernel.timing.units import Budget

HEAD = "<!-- drawn from the declaration by `jiannuo loops docs`; a test keeps it fresh -->"


def page(loop: type[Loop]) -> str:
    """The page, in Chinese with the identifiers beside the labels."""
    with translation.override("zh-hans"):
        return "\n".join(_lines(loop)) + "\n"


def write_pages(folder: Path) -> list[Path]:
    """Write the page of every loop into ``folder`` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for loop in all_loops():
        file = folder / f"{loop.key}.md"
        file.write_text(page(loop), encoding="utf-8")
        written.append(file)
    return written


def _lines(loop: type[Loop]) -> Iterator[str]:
    yield f"# {loop.label} `{loop.key}`"
    yield from ("", HEAD, "", "```mermaid", "stateDiagram-v2")
    for state in loop.states.values():
        yield f'    state "{state.label}" as {state.key}'
    for step in loop.steps.values():
        for source in step.move.sources:
            begin = "[*]" if source.key == "new" else source.key
            yield f"    {begin} --> {step.target.key if step.target else begin}: {step.label}"
    yield from (f"    {state.key} --> [*]" for state in loop.states.values() if state.ends)
    yield from ("```", "", "## 状态", "", "| 状态 | 标识 | 谁来办 | 不计时的理由 |", "|---|---|---|---|")
    for state in loop.states.values():
        owing = "、".join(f"{owes.party.label}（{owes.kind}）" for owes in state.owes)
        who = owing or ("终点" if state.ends else "—")
        yield f"| {state.label} | `{state.key}` | {who} | {state.waits} |"
    yield from ("", "## 步骤", "", "| 步骤 | 标识 | 谁能办 | 要填什么 |", "|---|---|---|---|")
    for step in loop.steps.values():
        facts = "、".join(f"{fact.label}{'' if fact.required else '（选填）'}" for fact in step.needs)
        yield f"| {step.label} | `{step.key}` | {step.by.label} | {facts or '—'} |"
    yield from (
        "",
        "## 时限",
        "",
        "| 时限 | 标识 | 在哪些状态 | 多久 | 依据 | 提醒 |",
        "|---|---|---|---|---|---|",
    )
    for clock in loop.clocks.values():
        states = "、".join(str(state.label) for state in clock.states)
        alarms = "、".join(f"{alarm.fraction:.0%}" for alarm in clock.alarms)
        long = _budget(clock.budget)
        yield f"| {clock.label} | `{clock.key}` | {states} | {long} | {clock.basis} | {alarms} |"


def _budget(budget: Budget | Limit | Until) -> str:
    if isinstance(budget, Until):
        return f"到 `{budget.column}` 当天"
    return f"时限规定 `{budget.key}`" if isinstance(budget, Limit) else str(budget)
