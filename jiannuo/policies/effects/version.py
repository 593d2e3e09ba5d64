"""What the steps of a version leave behind."""

import re
from typing import Any

from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event
from jiannuo.policies.models import Clause, Example, Version

_LINE = re.compile(r"^\s*【(?P<ref>[^】]{1,60})】\s*(?P<text>.+?)\s*$")


def keep_clauses_and_examples(happening: Happening) -> None:
    """The clauses and examples that were told, in place of those that were there."""
    facts, row = happening.facts, happening.matter
    assert isinstance(row, Version)
    document = row.document

    def write(event: Event) -> None:
        version = Version.objects.get(pk=event.matter_id)
        if "clauses" in facts:
            version.clauses.all().delete()
            Clause.objects.bulk_create(
                Clause(version=version, ref=ref, text=text, order=order, **_place(document, text))
                for order, (ref, text) in enumerate(read_clauses(facts["clauses"]).items(), 1)
            )
        if "examples" in facts:
            version.examples.all().delete()
            Example.objects.bulk_create(_example(version, one) for one in facts["examples"])

    happening.after.append(write)


def read_clauses(text: str) -> dict[str, str]:
    """Ref and sentence of each line; a line without 【】 goes on with the one before."""
    found: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        hit = _LINE.match(line)
        if hit:
            last = hit["ref"].strip()
            found[last] = hit["text"]
        elif last and line.strip():
            found[last] += "\n" + line.strip()
    return found


def _place(document: str, text: str) -> dict[str, int | None]:
    """Where the sentence stands in the document; the quote alone where it does not."""
    at = document.find(text)
    return {"start": at, "end": at + len(text)} if at >= 0 else {"start": None, "end": None}


def _example(version: Version, one: dict[str, Any]) -> Example:
    expected = one.get("expected")
    if isinstance(expected, bool):
        expected = "true" if expected else "false"
    return Example(
        version=version,
        name=str(one.get("name", ""))[:100],
        facts=one.get("facts") or {},
        expected=str(expected)[:8],
        by_clause=one.get("by_clause") or {},
    )
