"""``jiannuo calendar …``: the working days as they are decreed."""

from pathlib import Path
from typing import NoReturn

import click

#: exit codes of ``jiannuo calendar import``
NOTHING_APPLIED, IMPOSSIBLE, UNREADABLE = 1, 3, 4


@click.group()
def calendar() -> None:
    """The working days: the yearly decree taken in, and what is known."""
    import django

    django.setup()


@calendar.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=int, help="The year to take, where the file has several.")
@click.option("--source", default="", help="The decree's name and number.")
@click.option("--dry-run", is_flag=True, help="Show what would change and stop.")
@click.option("--yes", is_flag=True, help="Apply without asking.")
def import_decree(file: Path, year: int | None, source: str, dry_run: bool, yes: bool) -> None:
    """Take in the decree of one year from FILE (.csv, .xlsx, .json, .ics, or .txt with the notice).

    Every open limit that it concerns is dated again, each by an event that keeps the old date.
    Exit codes: 0 applied, or nothing to change; 1 not applied because you said no; 2 wrong usage;
    3 the decree cannot be right; 4 the file cannot be read.
    """
    from django.utils.translation import gettext as _

    from jiannuo.kernel.decrees.files import read_decree
    from jiannuo.kernel.decrees.report import lines
    from jiannuo.kernel.decrees.taking_in import preview, take_in
    from jiannuo.kernel.decrees.words import DecreeError

    try:
        planned = preview(read_decree(file, year, source))
    except DecreeError as error:
        _stop(f"{file.name}: {error}", UNREADABLE)
    for line in lines(planned):
        click.echo(line)
    if planned.problems:
        _stop(_("有 %(count)d 处不对，未作任何改动。") % {"count": len(planned.problems)}, IMPOSSIBLE)
    if dry_run or planned.same:
        return
    if not yes and not click.confirm(_("确定导入吗？")):
        _stop(_("未作任何改动。"), NOTHING_APPLIED)
    redated = take_in(planned)
    click.echo(
        _("已导入。重新核算期限 %(looked_at)d 个，其中 %(moved)d 个日期有变，%(failed)d 件未能核算。")
        % vars(redated)
    )


@calendar.command("list")
def list_years() -> None:
    """The years of which the decree is known, with their working days."""
    from django.utils.translation import gettext as _

    from jiannuo.kernel.decrees.checking import working_days
    from jiannuo.kernel.models import CalendarYear
    from jiannuo.kernel.timing.calendars import calendar_in_force

    for row in CalendarYear.objects.all():
        days = working_days(calendar_in_force(), row.year)
        click.echo(
            _("%(year)d 年：工作日 %(days)d 天，%(source)s")
            % {"year": row.year, "days": days, "source": row.decree}
        )


@calendar.command()
def redate() -> None:
    """Date open limits again that were dated by an older calendar; harmless at any time."""
    from django.utils.translation import gettext as _

    from jiannuo.kernel.redating import redate_open_clocks

    click.echo(
        _("重新核算期限 %(looked_at)d 个，其中 %(moved)d 个日期有变，%(failed)d 件未能核算。")
        % vars(redate_open_clocks())
    )


def _stop(sentence: str, code: int) -> NoReturn:
    """Say on standard error why nothing happened, and leave with ``code``."""
    click.echo(sentence, err=True)
    raise SystemExit(code)
