"""Every loop as BPMN that hangs together, and as a page of the manual that is fresh."""

from pathlib import Path

import pytest
from lxml import etree

from jiannuo.kernel.loops import Loop, all_loops
from jiannuo.matters.exchange.bpmn import MODEL, bpmn
from jiannuo.matters.exchange.markdown import page

DOCS = Path(__file__).parents[3] / "docs" / "loops"
LOOPS = [loop for loop in all_loops() if not loop.key.startswith("sample.")]


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.key)
def test_the_page_is_fresh(loop: type[Loop]) -> None:
    assert (DOCS / f"{loop.key}.md").read_text("utf-8") == page(loop), "run: jiannuo loops docs"


def test_no_page_outlives_its_loop() -> None:
    assert {file.stem for file in DOCS.glob("*.md")} == {loop.key for loop in LOOPS}


@pytest.mark.parametrize("loop", LOOPS, ids=lambda loop: loop.key)
def test_the_process_hangs_together(loop: type[Loop]) -> None:
    root = etree.fromstring(bpmn(loop))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for flow in root.iter(f"{{{MODEL}}}sequenceFlow"):
        assert flow.get("sourceRef") in ids
        assert flow.get("targetRef") in ids
    tasks = len(list(root.iter(f"{{{MODEL}}}userTask")))
    ends = len(list(root.iter(f"{{{MODEL}}}endEvent")))
    assert tasks + ends == len(loop.states)
    assert not [
        timer for timer in root.iter(f"{{{MODEL}}}boundaryEvent") if timer.get("cancelActivity") != "false"
    ]
