"""``jiannuo enterprises demo``: made-up enterprises to try the system with."""

import click


@click.command()
@click.option("--count", default=20_000, show_default=True, type=click.IntRange(1, 1_000_000))
@click.option("--seed", default=20240918, show_default=True, type=int)
def demo(count: int, seed: int) -> None:
    """Make up COUNT enterprises, every one marked as demonstration data; again: changes nothing."""
    from django.conf import settings
    from django.utils.translation import gettext as _

    from jiannuo.enterprises.demonstration.loading import NoPlacesError, load
    from jiannuo.enterprises.demonstration.named import introduce

    if not settings.DEMO:
        raise click.ClickException(_("只能在演示模式（JIANNUO_DEMO=1）下运行。"))
    with click.progressbar(length=count, label=_("演示企业"), show_eta=False) as bar:
        try:
            new = load(count, seed=seed, advance=bar.update)
        except NoPlacesError as problem:
            raise click.ClickException(str(problem)) from None
    click.echo(_("已生成 %(count)d 家演示企业。") % {"count": new + introduce()})
