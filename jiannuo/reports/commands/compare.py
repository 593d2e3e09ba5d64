"""``jiannuo report compare``"""

import json
import sys
from collections import Counter
from dataclasses import asdict

import click

from jiannuo.reports.commands.reading_files import read_path
from jiannuo.reports.commands.speaking import UNREADABLE, language_option, say
from jiannuo.reports.reading import Reading
from jiannuo.reports.reading.comparing import Outcome, Verdict
from jiannuo.reports.reading.comparing import compare as compared
from jiannuo.reports.reading.messages import Language
from jiannuo.reports.reading.sources import Unreadable

_EXITS = """
\b
Exit codes:
  0  done
  2  wrong usage
  3  a file could not be read
"""
_VERDICTS: dict[Verdict, tuple[str, str]] = {
    "met": ("完成", "met"),
    "exceeded": ("超额", "exceeded"),
    "missed": ("未完成", "missed"),
    "not_reported": ("未提及", "not reported"),
    "unclear": ("不明确", "unclear"),
}
_KINDS = {"target": ("目标", "target"), "task": ("任务", "task")}
_HEADS = (("类别", "Kind"), ("承诺", "Promise"), ("结果", "Result"), ("依据", "Said of it"))


@click.command(epilog=_EXITS)
@click.argument("earlier", type=click.Path(path_type=str))
@click.argument("later", type=click.Path(path_type=str))
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@language_option
def compare(earlier: str, later: str, form: str, lang: Language) -> None:
    """Say what came of each target and task of EARLIER in the review of LATER, one place's next report."""
    first, second = (_read(path, lang) for path in (earlier, later))
    _doubt(earlier, later, first, second, lang)
    outcomes = compared(first, second)
    if form == "jsonl":
        for outcome in outcomes:
            click.echo(json.dumps(asdict(outcome), ensure_ascii=False))
        return
    _table(outcomes, lang == "en")


def _read(path: str, lang: Language) -> Reading:
    try:
        return read_path(path)[1]
    except Unreadable as refusal:
        say(path, refusal.code, lang, **refusal.values)
    except Exception as error:
        say(path, "internal", lang, words=f"{type(error).__name__}: {error}"[:200])
    raise SystemExit(UNREADABLE)


def _doubt(earlier: str, later: str, first: Reading, second: Reading, lang: Language) -> None:
    """Reports of two places, or of years that do not follow, can be compared; it is said that they are."""
    one, two = first.document, second.document
    if one.place and two.place and one.place != two.place:
        say(f"{earlier}, {later}", "other_place", lang, words=f"{one.place} / {two.place}")
    if one.planned_year and two.reviewed_year and one.planned_year != two.reviewed_year:
        say(f"{earlier}, {later}", "other_year", lang, words=f"{one.planned_year} / {two.reviewed_year}")


def _table(outcomes: list[Outcome], english: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*(head[english] for head in _HEADS), show_lines=False)
    for o in outcomes:
        said = Text(o.found or "")
        table.add_row(_KINDS[o.kind][english], Text(o.promise), _VERDICTS[o.verdict][english], said)
    wide = None if sys.stdout.isatty() else 200
    Console(width=wide).print(table)
    counted = Counter(outcome.verdict for outcome in outcomes)
    click.echo("  ".join(f"{words[english]} {counted[verdict]}" for verdict, words in _VERDICTS.items()))
