"""``jiannuo enterprises import|template|export``: lists of enterprises from the command line."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jiannuo.enterprises.models import ImportRun


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", required=True, help="who says it: registration, tax, statistics, …")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="the day the figures were taken; today")
@click.option("--yes", is_flag=True, help="apply without asking")
def bring_in(file: Path, source: str, day: datetime | None, yes: bool) -> None:
    """Check FILE (.xlsx or .csv), show what it would change, and apply it once agreed."""
    from django.utils.translation import gettext as _

    from jiannuo.enterprises.attributes.sources import SOURCES
    from jiannuo.enterprises.importing.running import agree, drop, receive
    from jiannuo.kernel.now import today

    if source not in {one.key for one in SOURCES}:
        known = "、".join(f"{one.key}（{one.word}）" for one in SOURCES)
        raise click.ClickException(_("没有“%(source)s”这个来源。可用：%(known)s") % {
            "source": source, "known": known,
        })  # fmt: skip
    observed = day.date() if day else today()
    run = receive(file.read_bytes(), file.name, source=source, observed_on=observed, by=None)
    _work(run, _("检查"))
    if run.state == run.State.REFUSED:
        raise click.ClickException(run.problem)
    _show(run)
    if not run.added + run.changed:
        drop(run)
        click.echo(_("没有要改的内容。"))
    elif yes or click.confirm(_("要导入吗？")):
        agree(run, by=None)
        _work(run, _("导入"))
        click.echo(_("已导入：新增 %(added)d 家，变更 %(changed)d 家。") % {
            "added": run.added, "changed": run.changed,
        })  # fmt: skip
    else:
        drop(run)


def _work(run: "ImportRun", label: str) -> None:
    from jiannuo.enterprises.importing.running import BUSY, work_on

    with click.progressbar(length=1, label=label, show_eta=False) as bar:
        while run.state in BUSY:
            work_on(run)
            bar.length = max(run.preview.get("staged", 1), 1)
            bar.update(run.done - bar.pos)


COUNTED = ("row_count", "added", "changed", "same", "refused", "conflicts")


def _show(run: "ImportRun") -> None:
    from django.utils.translation import gettext as _

    click.echo(
        _("共 %(row_count)d 行：新增 %(added)d，变更 %(changed)d，没有变化 %(same)d，有问题 %(refused)d，"
          "与其他来源不一致 %(conflicts)d 处。")
        % {name: getattr(run, name) for name in COUNTED}
    )  # fmt: skip
    for heading in run.preview["unknown"]:
        click.echo(_("不认识的列，不导入：%(heading)s") % {"heading": heading}, err=True)
    for one in run.problems.all()[:20]:
        click.echo(
            _("第 %(row)d 行“%(column)s”：%(cause)s")
            % {"row": one.row, "column": one.column, "cause": one.cause},
            err=True,
        )
    for row, name, what, before, after in run.preview["differences"][:10]:
        click.echo(f"  {row} {name} {what}: {before or '—'} → {after}")


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write an empty list with every heading to FILE (.xlsx)."""
    from jiannuo.enterprises.template import template as sheet
    from jiannuo.kernel.now import today

    file.write_bytes(b"".join(sheet(today())))


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write what is believed of every enterprise to FILE (.xlsx); an import reads it back."""
    from django.utils.translation import gettext as _

    from jiannuo.enterprises.exporting import headings, rows
    from jiannuo.kernel.now import today
    from jiannuo.kernel.sheet_stream import stream_sheet

    day = today()
    head = headings(day, needed=True)
    cover = (_("企业名单"), day.isoformat())
    with file.open("wb") as out:
        for part in stream_sheet(_("企业名单"), cover, head, [14] * len(head), rows(None, day, needed=True)):
            out.write(part)
