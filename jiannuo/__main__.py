"""The command line: ``jiannuo …`` (also ``python -m jiannuo …``).

Every app keeps its own commands in ``commands.py``; this file only names them, and imports one
when it is called, so that reading a report never waits for the web site to load.
"""

import importlib
import os
import sys

import click

from jiannuo import __version__

#: command name -> (module, attribute, whether it needs Django set up)
COMMANDS = {
    "account": ("jiannuo.people.account_commands", "account"),
    "calendar": ("jiannuo.kernel.calendar_commands", "calendar"),
    "commitments": ("jiannuo.commitments.commands", "commitments"),
    "demo": ("jiannuo.web.demonstration.commands", "demo"),
    "district": ("jiannuo.web.commands", "district"),
    "enterprises": ("jiannuo.enterprises.commands", "enterprises"),
    "reference": ("jiannuo.reports.commands", "reference"),
    "ledger": ("jiannuo.kernel.ledger.keeping_commands", "ledger"),
    "serve": ("jiannuo.web.serve", "serve"),
    "loops": ("jiannuo.matters.commands", "loops"),
    "policies": ("jiannuo.policies.commands", "policies"),
    "report": ("jiannuo.reports.commands", "report"),
    "search": ("jiannuo.kernel.search_commands", "search"),
    "verify": ("jiannuo.kernel.ledger.commands", "verify"),
    "units": ("jiannuo.people.commands", "units"),
    "work": ("jiannuo.kernel.worker.commands", "work"),
}


class LazyGroup(click.Group):
    """A click group whose commands are imported when they are first used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*COMMANDS, *super().list_commands(ctx)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, attribute = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jiannuo")
def main() -> None:
    """践诺 Jiannuo: from the work report to work that is done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiannuo.settings")


@main.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def django(arguments: tuple[str, ...]) -> None:
    """Run a Django management command, e.g. `jiannuo django migrate`."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["jiannuo django", *arguments])


if __name__ == "__main__":
    sys.exit(main())
