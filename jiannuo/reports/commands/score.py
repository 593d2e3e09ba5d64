"""``jiannuo report score``"""

import json
from typing import Any

import click

from jiannuo.reports.commands.reading_files import content_of
from jiannuo.reports.commands.speaking import UNREADABLE, language_option, say
from jiannuo.reports.reading import scoring
from jiannuo.reports.reading.messages import Language
from jiannuo.reports.reading.sources import Unreadable

_EXITS = """
\b
Exit codes:
  0  done
  2  wrong usage
  3  a file could not be read, or GOLD holds no records of the type
"""


@click.command(epilog=_EXITS)
@click.argument("gold", type=click.Path(path_type=str))
@click.argument("predicted", type=click.Path(path_type=str))
@click.option("--type", "kind", type=click.Choice(["fact", "task"]), default="fact", show_default=True)
@click.option(
    "--show", type=click.IntRange(min=0), default=0, help="Show up to N misses, extras, differences."
)
@language_option
def score(gold: str, predicted: str, kind: str, show: int, lang: Language) -> None:
    """Compare the records in PREDICTED with the annotated ones in GOLD, both JSON lines."""
    result = scoring.score(_records(gold, lang), _records(predicted, lang), kind)
    if not result.gold and not result.missed:
        say(gold, "no_records", lang, kind=kind)
        raise SystemExit(UNREADABLE)
    for line in _shown(result, show):
        click.echo(line)
    figures = " ".join(f"{name} {figure:.1f}" for name, figure in result.figures.items())
    click.echo(f"{kind} gold {result.gold} predicted {result.predicted} {figures}")


def _records(path: str, lang: Language) -> list[dict[str, Any]]:
    records = []
    try:
        text = content_of(path).decode("utf-8-sig", "replace")
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError:
                record = None
            if not isinstance(record, dict):
                raise Unreadable("not_jsonl", line=number)
            records.append(record)
    except Unreadable as refusal:
        say(path, refusal.code, lang, **refusal.values)
        raise SystemExit(UNREADABLE) from None
    return records


def _shown(result: scoring.Score, most: int) -> list[str]:
    keys = ("subject", "role", "cmp", "status") if result.kind == "fact" else ("domain", "quantified")
    lines = [f"MISSED  {_told(record)}" for record in result.missed[:most]]
    lines += [f"EXTRA   {_told(record)}" for record in result.extra[:most]]
    for gold, predicted in result.differing[:most]:
        differences = {k: (gold.get(k), predicted.get(k)) for k in keys if gold.get(k) != predicted.get(k)}
        lines.append(f"DIFFERS {gold.get('quote')} {differences}")
    return lines


def _told(record: scoring.Record) -> str:
    figures = [str(record[key]) for key in ("subject", "value", "unit", "role") if key in record]
    return " | ".join([str(record.get("quote")), " ".join(figures)]) if figures else str(record.get("quote"))
