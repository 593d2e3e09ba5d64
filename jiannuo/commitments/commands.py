"""``jiannuo commitments …``: what the worker does for commitments, by hand."""

import click


@click.group()
def commitments() -> None:
    """The commitments of the year."""
    import django

    django.setup()


@commitments.command()
def lights() -> None:
    """Write down the lights and scores of the months that are over. Running it again adds nothing."""
    from django.utils.translation import gettext as _

    from jiannuo.commitments.lights.freezing import freeze_lights
    from jiannuo.commitments.scores.freezing import freeze_scores

    shown = {"lights": freeze_lights(), "scores": freeze_scores()}
    click.echo(_("已定灯 %(lights)d 个、定分 %(scores)d 个。") % shown)
