"""``jiannuo district load``: the divisions, boundary, units and posts that a district starts with."""

import json
from collections.abc import Iterator
from pathlib import Path

import click


@click.group()
def district() -> None:
    """The district that this installation serves."""
    import django

    django.setup()


@district.command()
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
def load(folder: Path | None) -> None:
    """Load divisions.json, boundary.geojson, units.json and time_limits.json of FOLDER.

    FOLDER is the reference district unless you name another.

    Running it again changes nothing; units that the district has confirmed stay as they are.
    """
    from django.core.exceptions import ValidationError
    from django.db import transaction
    from django.utils.translation import gettext as _

    from jiannuo.kernel.limits.start import load_local
    from jiannuo.people.actions.start import load_units
    from jiannuo.places.actions.start import load_divisions
    from jiannuo.settings.paths import REFERENCE

    folder = folder or REFERENCE
    try:
        with transaction.atomic():
            divisions, units = load_divisions(folder), load_units(folder)
            if (folder / "time_limits.json").exists():
                load_local(folder / "time_limits.json")
    except FileNotFoundError as error:
        raise click.ClickException(_("缺少文件：%(file)s") % {"file": error.filename}) from None
    except json.JSONDecodeError as error:
        raise click.ClickException(_("文件不是有效的 JSON：%(cause)s") % {"cause": error}) from None
    except (ValidationError, KeyError) as error:
        raise click.ClickException(_("启动数据有误，未作任何改动：%(cause)s") % {"cause": error}) from None
    click.echo(
        _("已载入区划 %(divisions)d 个、单位 %(units)d 个（其中 %(kept)d 个已由本区确认，保持不变）。")
        % {"divisions": divisions, "units": units.units, "kept": units.kept}
    )
    for sentence in _unheld():
        click.echo(sentence, err=True)


def _unheld() -> Iterator[str]:
    """Steps that nobody in this district could take: no post has any of their roles."""
    from jiannuo.kernel.loops import all_loops
    from jiannuo.kernel.loops.promises import roles_nobody_holds
    from jiannuo.kernel.organisation import organisation

    held = organisation().roles_held()
    return (sentence for loop in all_loops() for sentence in roles_nobody_holds(loop, held))
