"""A loop as BPMN 2.0: states are tasks of whoever owes them, steps are flows, clocks are timers.

ISO/IEC 19510. A state in which somebody owes an act is a user task; where several steps lead on, an
exclusive gateway stands behind it; a clock is a timer at the edge of the task that does not interrupt
it, because a timeout never closes anything. The diagram part places everything, so that tools open it
as a picture.
"""

from typing import Any

from lxml import etree

from jiannuo.kernel.loops import Loop, State, Step
from jiannuo.matters.drawing.layout import draw

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
SHAPES = "http://www.omg.org/spec/DD/20100524/DC"
LINES = "http://www.omg.org/spec/DD/20100524/DI"
#: how far a gateway lies below its task, and its size
BELOW, SIZE, SPREAD = 30, 40, 3


def bpmn(loop: type[Loop]) -> bytes:
    """The document, UTF-8 with declaration."""
    return _Document(loop).written()


class _Document:
    def __init__(self, loop: type[Loop]) -> None:
        self.loop = loop
        spaces: Any = {None: MODEL, "bpmndi": DIAGRAM, "dc": SHAPES, "di": LINES}
        target = {"id": "definitions", "targetNamespace": f"urn:jiannuo:{loop.key}"}
        self.root = etree.Element(f"{{{MODEL}}}definitions", target, nsmap=spaces)
        self.process = self._add(self.root, "process", id=_id(loop.key), name=str(loop.label),
                                 isExecutable="false")  # fmt: skip
        picture = etree.SubElement(self.root, f"{{{DIAGRAM}}}BPMNDiagram", id="diagram")
        self.plane = etree.SubElement(
            picture, f"{{{DIAGRAM}}}BPMNPlane", id="plane", bpmnElement=_id(loop.key)
        )
        self.places: dict[str, tuple[int, int, int, int]] = {}

    def written(self) -> bytes:
        nodes = {node.state.key: node for node in draw(self.loop).nodes}
        for number, (key, state) in enumerate(self.loop.states.items()):
            node = nodes.get(key)
            x, y = (node.x, node.y * SPREAD) if node else (0, number * 150)
            self._state(state, x, y)
        self._begin()
        for step in self.loop.steps.values():
            self._flows(step)
        written: bytes = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
        return written

    def _state(self, state: State, x: int, y: int) -> None:
        if state.ends:
            self._add(self.process, "endEvent", id=f"state_{state.key}", name=str(state.label))
            self._shape(f"state_{state.key}", x + 50, y, 36, 36)
            return
        task = self._add(self.process, "userTask", id=f"state_{state.key}", name=str(state.label))
        owing = "、".join(str(owes.party.label) for owes in state.owes)
        if owing:
            role = self._add(task, "potentialOwner", id=f"owner_{state.key}", name=owing)
            role.text = None
        self._shape(f"state_{state.key}", x, y, 136, 60)
        if len(self.loop.steps_from(state.key)) > 1:
            self._add(self.process, "exclusiveGateway", id=f"choice_{state.key}")
            self._shape(f"choice_{state.key}", x + 48, y + 60 + BELOW, SIZE, SIZE)
            self._flow(f"to_choice_{state.key}", f"state_{state.key}", f"choice_{state.key}", "")
        for place, clock in enumerate(c for c in self.loop.clocks.values() if state in c.states):
            timer = self._add(self.process, "boundaryEvent", id=f"clock_{state.key}_{clock.key}",
                              name=str(clock.label), attachedToRef=f"state_{state.key}",
                              cancelActivity="false")  # fmt: skip
            self._add(timer, "timerEventDefinition", id=f"timer_{state.key}_{clock.key}")
            self._shape(f"clock_{state.key}_{clock.key}", x + 4 + 44 * place, y + 42, 36, 36)

    def _begin(self) -> None:
        (first,) = [state for state in self.loop.states.values() if state.starts]
        x, y, _width, _height = self.places[f"state_{first.key}"]
        self._add(self.process, "startEvent", id="begin")
        self._shape("begin", x + 50, y - 90, 36, 36)

    def _flows(self, step: Step) -> None:
        for source in step.move.sources:
            target = step.target or source
            begin = "begin" if source.key == "new" else f"choice_{source.key}"
            if begin not in self.places:
                begin = f"state_{source.key}"
            self._flow(f"step_{source.key}_{step.key}", begin, f"state_{target.key}", str(step.label))

    def _flow(self, name: str, source: str, target: str, label: str) -> None:
        self._add(self.process, "sequenceFlow", id=name, sourceRef=source, targetRef=target,
                  **({"name": label} if label else {}))  # fmt: skip
        edge = etree.SubElement(self.plane, f"{{{DIAGRAM}}}BPMNEdge", id=f"{name}_line", bpmnElement=name)
        for node in (source, target):
            x, y, width, height = self.places[node]
            etree.SubElement(edge, f"{{{LINES}}}waypoint", x=str(x + width // 2), y=str(y + height // 2))

    def _shape(self, name: str, x: int, y: int, width: int, height: int) -> None:
        self.places[name] = (x, y, width, height)
        shape = etree.SubElement(self.plane, f"{{{DIAGRAM}}}BPMNShape", id=f"{name}_shape", bpmnElement=name)
        etree.SubElement(
            shape, f"{{{SHAPES}}}Bounds", x=str(x), y=str(y), width=str(width), height=str(height)
        )

    @staticmethod
    def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
        return etree.SubElement(parent, f"{{{MODEL}}}{tag}", attributes)


def _id(key: str) -> str:
    """XML names take no slash or space; keys have neither, and a dot is allowed."""
    return f"loop.{key}"
