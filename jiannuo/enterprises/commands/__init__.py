"""``jiannuo enterprises …``: the registry from the command line."""

import click

from jiannuo.enterprises.commands.demo import demo
from jiannuo.enterprises.commands.lists import bring_in, export, template


@click.group()
def enterprises() -> None:
    """The registry of enterprises."""
    import django

    django.setup()


for _command in (demo, bring_in, template, export):
    enterprises.add_command(_command)
