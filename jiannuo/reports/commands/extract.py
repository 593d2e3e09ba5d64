"""``jiannuo report extract``"""

import json
from pathlib import Path

import click

from jiannuo.reports.reading import read
from jiannuo.reports.reading.records import records


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--type", "kind", type=click.Choice(["fact", "task", "all"]), default="all")
def extract(files: tuple[Path, ...], kind: str) -> None:
    """Write the facts and tasks of FILES, one JSON record a line."""
    for file in files:
        for record in records(read(file.read_text("utf-8-sig")), kind):  # type: ignore[arg-type]
            click.echo(json.dumps(record, ensure_ascii=False))
