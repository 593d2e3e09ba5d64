"""``jiannuo policies …``: load the library, match everybody, try a condition on everybody."""

from collections.abc import Callable

import click


@click.group()
def policies() -> None:
    """Policies for enterprises: library, matching, simulation."""
    import django

    django.setup()


@policies.command()
@click.option("--as", "username", required=True, help="the account that drafts for its own unit")
def load(username: str) -> None:
    """Draft the policies of the library, for people to check and publish. Again: changes nothing."""
    from django.utils.translation import gettext as _

    from jiannuo.people.models import Account
    from jiannuo.people.viewer import viewer_of
    from jiannuo.policies.loading import Actors
    from jiannuo.policies.loading import load as load_library

    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise click.ClickException(_("没有名为“%(name)s”的账号。") % {"name": username})
    viewer = viewer_of(account)
    own = {post.unit_id for post in viewer.posts}
    with click.progressbar(length=1, label=_("政策库"), show_eta=False) as bar:

        def advance(done: int, length: int) -> None:
            bar.length = length
            bar.update(done - bar.pos)

        found = load_library(Actors(lambda unit: viewer if unit in own else None), advance=advance)
    shown = {"policies": found.policies, "versions": found.versions}
    click.echo(_("新增政策 %(policies)d 项、版本 %(versions)d 个（草案）。") % shown)
    for problem in found.problems:
        click.echo(problem)


@policies.command()
def match() -> None:
    """Match every enterprise with every version in force today; write what differs."""
    from time import monotonic

    from django.utils.translation import gettext as _

    from jiannuo.kernel.now import today
    from jiannuo.policies.models import Match
    from jiannuo.policies.rematching import rematch_day

    began = monotonic()
    with click.progressbar(length=1, label=_("匹配"), show_eta=False) as bar:

        def advance(done: int, length: int) -> None:
            bar.length = length
            bar.update(done - bar.pos)

        changed = rematch_day(today(), advance=advance)
    shown = {"changed": changed, "rows": Match.objects.count(), "seconds": monotonic() - began}
    click.echo(_("变化 %(changed)d 处，现有匹配 %(rows)d 条，用时 %(seconds).1f 秒。") % shown)


@policies.command()
@click.argument("condition")
def simulate(condition: str) -> None:
    """Say how many enterprises meet CONDITION, and who they are by street, size and trade."""
    from django.utils.translation import gettext as _

    from jiannuo.enterprises.wording import industry_label, place_labels, size_label
    from jiannuo.kernel.now import today
    from jiannuo.policies.conditions.faults import Fault
    from jiannuo.policies.conditions.reading import read
    from jiannuo.policies.models import Match
    from jiannuo.policies.simulating import simulate as run
    from jiannuo.policies.words import vocabulary

    words = vocabulary(today())
    try:
        node = read(condition, words)
    except Fault as fault:
        raise click.ClickException(fault.sentence) from None
    found = run(node, None, day=today(), vocabulary=words)
    click.echo(_("共 %(all)d 家企业：") % {"all": found.enterprises})
    for word, label in Match.Standing.choices:
        click.echo(f"  {label}: {found.counts.get(word, 0)}")
    streets = place_labels([one.key for one in found.groups.get("street", ()) if one.key])
    names: dict[str, Callable[[str], str]] = {
        "street": lambda key: streets.get(key, key),
        "size": size_label,
        "industry": industry_label,
    }
    for name, name_of in names.items():
        for one in found.groups.get(name, ()):
            if one.fits:
                click.echo(f"  {name_of(one.key) or one.key or '—'}: {one.fits}")
