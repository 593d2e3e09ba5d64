"""``jiannuo report load``"""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--adopted", is_flag=True, help="The congress has adopted this text: it becomes public.")
@click.option("--demo", is_flag=True, help="Mark it as demonstration data.")
def load(file: Path, adopted: bool, demo: bool) -> None:
    """Read FILE into the database and say what was read.

    The same text is found again, not loaded twice; that is success too.
    """
    import django

    django.setup()
    from jiannuo.reports.actions.load import load_report
    from jiannuo.reports.commands.summary import summary

    loaded = load_report(file.read_bytes(), file.name, actor=None, adopted=adopted, demo=demo)
    for line in summary(loaded):
        click.echo(line)
