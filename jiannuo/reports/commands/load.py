"""``jiannuo report load``"""

from pathlib import Path

import click

from jiannuo.reports.commands.speaking import EXITS, UNREADABLE, language_option, say
from jiannuo.reports.reading.messages import Language


@click.command(epilog=EXITS)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--adopted", is_flag=True, help="The congress has adopted this text: it becomes public.")
@click.option("--demo", is_flag=True, help="Mark it as demonstration data.")
@language_option
def load(file: Path, adopted: bool, demo: bool, lang: Language) -> None:
    """Read FILE into the database and say what was read.

    The same text is found again, not loaded twice; that is success too. What was not found or is in
    doubt goes to standard error.
    """
    import django

    django.setup()
    from django.conf import settings

    from jiannuo.reports.actions.load import load_report
    from jiannuo.reports.commands.reading_files import content_of
    from jiannuo.reports.commands.summary import summary
    from jiannuo.reports.reading.sources import Unreadable

    try:
        content = content_of(str(file), settings.UPLOAD_LIMIT)
        loaded = load_report(content, file.name, actor=None, adopted=adopted, demo=demo)
    except Unreadable as refusal:
        say(file.name, refusal.code, lang, **refusal.values)
        raise SystemExit(UNREADABLE) from None
    for finding in loaded.findings:
        say(file.name, finding.code, lang, words=finding.words)
    for line in summary(loaded, lang):
        click.echo(line)
