"""``jiannuo report …`` and ``jiannuo reference …``. Nothing here waits for Django to load."""

import click

from jiannuo.reports.commands.compare import compare
from jiannuo.reports.commands.extract import extract
from jiannuo.reports.commands.load import load
from jiannuo.reports.commands.reference import reference
from jiannuo.reports.commands.score import score

__all__ = ["reference", "report"]


@click.group()
def report() -> None:
    """Read, load, compare and score work reports."""


report.add_command(compare)
report.add_command(extract)
report.add_command(load)
report.add_command(score)
