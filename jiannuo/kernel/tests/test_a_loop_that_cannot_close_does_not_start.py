"""The start-up check: every defect is planted once, and refused with the state and the cure."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from jiannuo.kernel.loops import (
    NEW,
    Alarm,
    Clock,
    Loop,
    State,
    Step,
    Until,
    all_loops,
    holds,
    lead,
    nobody_else,
    the_lead,
    verify,
)
from jiannuo.kernel.loops.facts import Reason
from jiannuo.kernel.loops.loop import forget
from jiannuo.kernel.loops.promises import findings, roles_nobody_holds
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.timing.units import Days

office = holds("supervision", label="督查室")
department = holds("department", label="部门")


def a_loop(**changes: Any) -> type[Loop]:
    """A sound loop, with some of its parts replaced or (None) taken out."""
    found = State("已发现", starts=True, owes=lead(department))
    fixed = State("已整改", owes=verify(office), waits="随到随办")
    gone = State("已销号", ends=True)
    parts: dict[str, Any] = {
        "key": "sample.defective",
        "label": "有毛病的",
        "found": found,
        "fixed": fixed,
        "gone": gone,
        "report": Step("上报", NEW >> found, by=office),
        "fix": Step("整改", found >> fixed, by=the_lead),
        "accept": Step("通过", fixed >> gone, by=office),
        "cure": Clock("期限", runs_in=found, budget=Days(3), basis="测试"),
    }
    for name, change in changes.items():
        parts[name] = change(parts) if callable(change) else change
    return type("Defective", (Loop,), {name: part for name, part in parts.items() if part is not None})


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No test leaves a broken loop behind."""
    yield
    for loop in [loop for loop in all_loops() if loop.key == "sample.defective"]:
        forget(loop)


Part = Callable[[dict[str, Any]], Any]


def step(source: str, target: str, **more: Any) -> Part:
    return lambda parts: Step("步骤", parts[source] >> parts[target], by=more.pop("by", office), **more)


def test_the_sound_loop_has_nothing_to_find() -> None:
    assert findings(a_loop()) == []
    assert findings(Hazard) == []


def test_every_loop_of_the_system_is_sound() -> None:
    assert [sentence for loop in all_loops() for sentence in findings(loop)] == []


@pytest.mark.parametrize(
    ("changes", "names", "cure"),
    [
        # promise 1: every state reached, every state can end, something presses, no wheel turns by itself
        ({"lost": State("迷失", owes=verify(office), waits="-")}, "lost", "add a step that leads to it"),
        ({"accept": None}, "fixed", "add a step that somebody may take"),
        ({"accept": step("fixed", "found", by=nobody_else)}, "fixed", "cannot come to an end"),
        ({"gone": lambda parts: State("终", owes=verify(office), waits="-")}, "no state with ends", "closes"),
        ({"cure": None}, "found has no clock", "waits="),
        ({"found": State("已发现", starts=True)}, "found has no duty", "owes="),
        ({"found": State("已发现", owes=lead(department))}, "starts=True", "exactly one"),
        ({"report": None}, "no step from NEW", "add one"),
        (
            {"fix": step("found", "fixed", by=nobody_else), "back": step("fixed", "found", by=nobody_else)},
            "cycle without a human act",
            "let a person",
        ),
        ({"fix": step("found", "fixed", by=holds("street", label="街道"))}, "found", "widen a step's by="),
        ({"reopen": step("gone", "found")}, "leads out of the end gone", "new round"),
        (
            {"cure": lambda parts: Clock("期限", runs_in=parts["gone"], budget=Days(3), basis="x")},
            "runs in the end gone",
            "take it out",
        ),
        # promise 2: exactly one lead
        ({"found": State("已发现", starts=True, owes=verify(office))}, "without a lead", "lead("),
        (
            {"found": State("已发现", starts=True, owes=(lead(office), lead(department)))},
            "two leads",
            "exactly one",
        ),
        # promise 3: a verdict from outside, or a typed ending with a reason; never a timeout
        ({"done": step("found", "gone", by=the_lead)}, "lets the lead close", "whoever verifies"),
        ({"drop": step("found", "gone", by=the_lead, typed_ending=True)}, "without a reason", "Reason("),
        ({"expire": step("found", "gone", by=nobody_else)}, "timeout never closes", "by the system"),
        # promises 5 and 6: alarms in order, a basis, a column that is there
        (
            {
                "cure": lambda parts: Clock(
                    "期限", runs_in=parts["found"], budget=Days(3), basis="x", alarms=(Alarm(1.0), Alarm(0.5))
                )
            },
            "alarms must grow",
            "order them",
        ),
        (
            {"cure": lambda parts: Clock("期限", runs_in=parts["found"], budget=Days(3), basis="")},
            "no basis",
            "law and article",
        ),
        (
            {"cure": lambda parts: Clock("期限", runs_in=parts["found"], budget=Until("no_such"), basis="x")},
            "no such column",
            "no_such",
        ),
        # a state of another loop
        (
            {"stray": lambda parts: Step("错", Hazard.found >> parts["gone"], by=office)},
            "another loop",
            "use one",
        ),
        (
            {"fix": step("found", "fixed", by=the_lead, needs=(Reason("a", "甲"), Reason("a", "乙")))},
            "asks for a twice",
            "rename",
        ),
    ],
)
def test_a_defect_is_named_with_its_cure(changes: dict[str, Any], names: str, cure: str) -> None:
    found = findings(a_loop(**changes))
    assert any(names in sentence for sentence in found), found
    assert any(cure in sentence for sentence in found), found


def test_the_server_does_not_start_with_it() -> None:
    a_loop(accept=None)
    with pytest.raises(SystemCheckError, match="fixed cannot come to an end"):
        call_command("check")


def test_steps_need_roles_that_somebody_holds() -> None:
    assert list(roles_nobody_holds(a_loop(), frozenset({"supervision", "department"}))) == []
    missing = list(roles_nobody_holds(a_loop(), frozenset({"department"})))
    assert any("supervision" in sentence for sentence in missing)


def test_two_loops_do_not_share_a_key() -> None:
    a_loop()
    with pytest.raises(ValueError, match=r"sample\.defective"):
        type("Other", (Loop,), {"key": "sample.defective", "__module__": "elsewhere"})
