"""Readings as plain records: the JSON lines of ``jiannuo report extract``."""

from collections.abc import Iterator
from typing import Any, Literal

from jiannuo.reports.reading.reader import Reading

Kind = Literal["fact", "task", "all"]


def records(reading: Reading, kind: Kind = "all") -> Iterator[dict[str, Any]]:
    """Facts, then tasks, each as one flat dictionary in reading order."""
    if kind in ("fact", "all"):
        for fact in reading.facts:
            record: dict[str, Any] = {
                "type": "fact",
                "sent": fact.sent,
                "quote": fact.quote,
                "subject": fact.subject,
                "value": _plain(fact.value),
            }
            if fact.value2 is not None:
                record["value2"] = _plain(fact.value2)
            yield record | {
                "unit": fact.unit,
                "cmp": fact.cmp,
                "role": fact.role,
                "period": fact.period or None,
                "status": fact.status,
            }
    if kind in ("task", "all"):
        for task in reading.tasks:
            yield {
                "type": "task",
                "sent": reading.document.text[task.sentence.start : task.sentence.end],
                "quote": task.quote,
                "heading": task.heading,
                "action": task.action,
                "object": task.object,
                "quantified": task.quantified,
                "domain": task.domain,
            }


def _plain(value: float) -> int | float:
    """40000000000, not 40000000000.0; what multiplying left behind the last decimal is rounded off."""
    if value == round(value):
        return int(value)
    return float(f"{value:.12g}")
