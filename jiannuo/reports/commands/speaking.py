"""What commands say on standard error, in which language, and with which code they end."""

import os
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import click

from jiannuo.reports.reading.messages import Language, message

#: codes that a script can rely on
DONE: Final = 0
USAGE: Final = 2
UNREADABLE: Final = 3
SOME_UNREADABLE: Final = 4

EXITS: Final = """
\b
Exit codes:
  0  done
  2  wrong usage
  3  no file could be read
  4  some of several files could not be read; the others are written
"""

Command = TypeVar("Command", bound=Callable[..., Any])


def language_of(environment: Mapping[str, str]) -> Language:
    """English where the environment asks for it, Chinese otherwise."""
    named = environment.get("LC_ALL") or environment.get("LC_MESSAGES") or environment.get("LANG") or ""
    return "en" if named.lower().startswith("en") else "zh"


def language_option(command: Command) -> Command:
    """``--lang``, which wins over the environment."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default=lambda: language_of(os.environ),
        show_default="from LANG, else zh",
        help="Language of messages.",
    )(command)


def say(file: str, code: str, language: Language, **values: object) -> None:
    """One line on standard error: the file and the words of a message."""
    colon = ": " if language == "en" else "："
    click.echo(f"{file}{colon}{message(code, language, **values)}", err=True)
