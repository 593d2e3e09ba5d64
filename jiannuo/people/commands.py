"""``jiannuo units …`` and the accounts of the demonstration."""

from pathlib import Path
from typing import NoReturn

import click

#: exit codes of ``jiannuo units import``
NOTHING_APPLIED, BROKEN_ROWS, UNREADABLE = 1, 3, 4


@click.group()
def units() -> None:
    """The list of the district's units, in and out as XLSX."""
    import django

    django.setup()


@units.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change and stop.")
@click.option("--yes", is_flag=True, help="Apply without asking.")
@click.option("--skip-broken", is_flag=True, help="Apply the sound rows although others are broken.")
def import_list(file: Path, dry_run: bool, yes: bool, skip_broken: bool) -> None:
    """Compare FILE with the units there are, show the differences, ask, and apply.

    Exit codes: 0 applied, or nothing to change; 1 not applied because you said no; 2 wrong usage;
    3 rows are broken and nothing was applied; 4 the file cannot be read as a list of units.
    """
    from django.utils.translation import gettext as _

    from jiannuo.kernel.workbook import WorkbookError
    from jiannuo.people.actions.import_units import import_units
    from jiannuo.people.lists.plan import plan_import
    from jiannuo.people.lists.reading import read_list
    from jiannuo.people.lists.report import lines

    try:
        listed = read_list(file)
        if not listed.rows:
            _stop(_("%(file)s：表头下面没有单位。") % {"file": file.name}, UNREADABLE)
        plan = plan_import(listed)
    except WorkbookError as error:
        _stop(f"{file.name}: {error}", UNREADABLE)
    for line in lines(plan):
        click.echo(line)
    if plan.problems and not skip_broken:
        sentence = _("有 %(rows)d 行不能导入，未作任何改动。改正后重试，或加 --skip-broken 跳过。")
        _stop(sentence % {"rows": len(plan.broken_rows)}, BROKEN_ROWS)
    if dry_run or plan.empty:
        return
    if not yes and not click.confirm(_("确定导入吗？")):
        _stop(_("未作任何改动。"), NOTHING_APPLIED)
    click.echo(_("已导入 %(count)d 个单位。") % {"count": import_units(plan)})


@units.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Dissolved units too.")
def export(file: Path, everything: bool) -> None:
    """Write the units in force to FILE; importing it back changes nothing."""
    from django.utils.translation import gettext as _

    from jiannuo.people.lists.writing import write_units
    from jiannuo.people.models import Unit
    from jiannuo.people.queries import units_in_force

    rows = Unit.objects.all() if everything else units_in_force()
    count = write_units(
        rows.select_related("parent", "successor").prefetch_related("aliases", "duties"), file
    )
    click.echo(_("已导出 %(count)d 个单位：%(file)s") % {"count": count, "file": file})


@units.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write an empty list with the columns explained to FILE."""
    from django.utils.translation import gettext as _

    from jiannuo.people.lists.writing import write_template

    write_template(file)
    click.echo(_("样表已生成：%(file)s") % {"file": file})


@click.command()
def accounts() -> None:
    """Create one demo account a role. They have no password: only demo mode lets them in."""
    import django

    django.setup()
    from django.utils.translation import gettext as _

    from jiannuo.people.actions.demo import create_demo_accounts

    created = create_demo_accounts()
    click.echo(_("演示账号：%(names)s") % {"names": "、".join(created)})


def _stop(sentence: str, code: int) -> NoReturn:
    """Say on standard error why nothing happened, and leave with ``code``."""
    click.echo(sentence, err=True)
    raise SystemExit(code)
