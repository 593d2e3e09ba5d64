"""``jiannuo demo …``: persons and a year to try the system with; never on a machine with real data."""

from datetime import datetime

import click

from jiannuo.people.commands import accounts

#: a Wednesday three quarters into the reference report's year: enough done, enough still open
FIRST_DAY = "2024-09-18"


@click.group()
def demo() -> None:
    """Persons, accounts and a made-up year to try the system with."""


demo.add_command(accounts)


@demo.command()
@click.option("--day", default=FIRST_DAY, show_default=True, type=click.DateTime(["%Y-%m-%d"]),
              help="the present of the demonstration")  # fmt: skip
def year(day: datetime) -> None:
    """Move the district's commitments and inspections from January to DAY, and set the clock there."""
    import django

    django.setup()
    from django.conf import settings
    from django.utils.translation import gettext as _

    from jiannuo.commitments.lights.freezing import freeze_lights
    from jiannuo.commitments.models import Commitment
    from jiannuo.commitments.scores.freezing import freeze_scores
    from jiannuo.web.demonstration.inspections import Inspections
    from jiannuo.web.demonstration.year import Year, begin_on, reports_to_play

    if not settings.DEMO:
        raise click.ClickException(_("只能在演示模式（JIANNUO_DEMO=1）下运行。"))
    if Commitment.objects.exists():
        click.echo(_("已经有承诺事项，演示年度不再生成。"))
        return
    # before the commitments: their play marks the messages of the months gone by as delivered
    click.echo(_("已生成 %(count)d 次督查的演示进展。") % {"count": Inspections(day.date()).play()})
    for report in reports_to_play():
        with click.progressbar(length=1, label=str(report), show_eta=False) as bar:

            def advance(done: int, length: int, bar: "click._termui_impl.ProgressBar[int]" = bar) -> None:
                bar.length = length
                bar.update(done - bar.pos)

            count = Year(report, day.date()).play(advance)
        click.echo(_("已生成 %(count)d 件承诺事项的演示进展。") % {"count": count})
    begin_on(day.date())
    # the worker would do it too, after its first hours; here the pages are full from the beginning
    freeze_lights()
    freeze_scores()


@demo.command()
def visits() -> None:
    """Play visits to the demonstration's enterprises, with the problems that came up on them."""
    import django

    django.setup()
    from django.conf import settings
    from django.utils.translation import gettext as _

    from jiannuo.kernel.now import today
    from jiannuo.web.demonstration.visits import Visits

    if not settings.DEMO:
        raise click.ClickException(_("只能在演示模式（JIANNUO_DEMO=1）下运行。"))
    click.echo(_("已生成 %(count)d 次走访的演示。") % {"count": Visits(today()).play()})


@demo.command()
def policies() -> None:
    """Put the library of policies in force, match every enterprise, and play some claims."""
    import django

    django.setup()
    from django.conf import settings
    from django.utils.translation import gettext as _

    from jiannuo.web.demonstration.policies import play

    if not settings.DEMO:
        raise click.ClickException(_("只能在演示模式（JIANNUO_DEMO=1）下运行。"))
    with click.progressbar(length=1, label=_("惠企政策"), show_eta=False) as bar:

        def advance(done: int, length: int) -> None:
            bar.length = length
            bar.update(done - bar.pos)

        played = play(advance)
    click.echo(
        _("已发布政策 %(versions)d 项，匹配 %(matches)d 条，生成兑现 %(claims)d 件、咨询 %(questions)d 件。")
        % vars(played)
    )
    for problem in played.problems:
        click.echo(problem)
