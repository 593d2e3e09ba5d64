"""``jiannuo reference load``: the reports that a fresh installation starts with."""

import json

import click

from jiannuo.reports.commands.speaking import language_option
from jiannuo.reports.reading.messages import Language


@click.group()
def reference() -> None:
    """The data of the district that this installation serves."""


@reference.command()
@language_option
def load(lang: Language) -> None:
    """Load the reports named in the reference folder's district.json; those loaded stay as they are."""
    import django

    django.setup()
    from django.conf import settings

    from jiannuo.reports.actions.load import load_report
    from jiannuo.reports.commands.summary import summary
    from jiannuo.settings.paths import REFERENCE

    listing = REFERENCE / "district.json"
    try:
        district = json.loads(listing.read_text("utf-8"))
    except FileNotFoundError:
        raise click.ClickException(f"{listing} is missing: it names the district and its reports") from None
    names = [(name, False) for name in district.get("reports", [])]
    if settings.DEMO:
        names += [(name, True) for name in district.get("demo_reports", [])]
    for name, made_up in names:
        loaded = load_report(
            (REFERENCE / name).read_bytes(),
            name,
            actor=None,
            adopted=True,
            demo=made_up,
            division_code=district.get("code", ""),
        )
        for line in summary(loaded, lang):
            click.echo(line)
