"""``jiannuo report extract``"""

import sys
from pathlib import Path

import click

from jiannuo.reports.commands.reading_files import FileRead, progress, read_all
from jiannuo.reports.commands.speaking import EXITS, SOME_UNREADABLE, UNREADABLE, language_option, say
from jiannuo.reports.commands.writing import Format, Writer, writer_for
from jiannuo.reports.reading.messages import Language
from jiannuo.reports.reading.records import Kind


@click.command(epilog=EXITS)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option("--type", "kind", type=click.Choice(["fact", "task", "all"]), default="all", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "xlsx"]), default="jsonl", show_default=True
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write here, not to standard output.",
)
@click.option("--quiet", "-q", is_flag=True, help="Do not say what was not found in a file.")
@language_option
def extract(
    files: tuple[str, ...], *, kind: Kind, form: Format, output: Path | None, quiet: bool, lang: Language
) -> None:
    """Write the facts and tasks found in FILES (.txt, .docx, .pdf, .html; - is standard input).

    jsonl is one record a line, as the annotation schema has it; with several files each record also
    names its file. Findings and refusals go to standard error.
    """
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("xlsx is no text: give --output FILE.xlsx")
    failed = 0
    try:
        with writer_for(form, output, len(files) > 1, lang) as writer:
            with progress(read_all(files, kind), len(files)) as results:
                for result in results:
                    failed += _written(result, writer, quiet, lang)
            if failed == len(files):
                writer.discard()
    except PermissionError:
        raise click.UsageError(f"{output} cannot be written: choose another place") from None
    except FileNotFoundError:
        raise click.UsageError(f"the folder of {output} does not exist: make it first") from None
    if failed:
        raise SystemExit(UNREADABLE if failed == len(files) else SOME_UNREADABLE)


def _written(result: FileRead, writer: Writer, quiet: bool, lang: Language) -> bool:
    """Write what was read of a file; whether nothing could be."""
    if result.refusal:
        say(result.file, result.refusal, lang, **result.values)
        return True
    writer.write(result.file, result.records)
    for finding in () if quiet else result.findings:
        say(result.file, finding.code, lang, words=finding.words)
    return False
