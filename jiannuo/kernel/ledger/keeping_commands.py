"""``jiannuo ledger …``: what whoever runs a site does with its log."""

from pathlib import Path
from typing import Any

import click


@click.group()
def ledger() -> None:
    """账本：密钥、核查、见证、删除个人信息。The log: keys, checking, witnesses, erasing."""
    import django

    django.setup()


@ledger.command()
@click.argument("matter", type=int)
@click.option(
    "--field", "fields", multiple=True, help="要删除的项，不给则列出 such as 1.phone; none: list them"
)
@click.option("--ground", default="", help="purpose, period, withdrawn, unlawful, other")
@click.option("--reason", default="", help="办理说明，永久保留 kept for ever; never what is erased")
@click.option("--account", default="", help="督查室经办人的账号 the account that erases")
@click.option("--yes", is_flag=True, help="不再询问 do not ask again")
def erase(matter: int, fields: tuple[str, ...], *, yes: bool, **told: str) -> None:
    """删除个人信息（个人信息保护法第四十七条）。Erase personal facts of MATTER."""
    from jiannuo.kernel.models import Matter

    row = Matter.objects.filter(pk=matter).first()
    if row is None:
        raise click.ClickException("没有这件事 there is no such matter")
    if fields and not yes:
        click.confirm("销毁后不能恢复，继续吗？ Destroyed for good. Go on?", abort=True)
    click.echo(_erased(row, fields, told) if fields else _listed(row))


@ledger.command()
@click.option(
    "--rotate",
    is_flag=True,
    help="换新密钥，旧签名照样有效 a new key; the old signatures stay valid",
)
def key(rotate: bool) -> None:
    """账本公钥（没有就生成）。Print the log's public key; one is made when there is none."""
    from jiannuo.kernel.ledger.keys import known_keys
    from jiannuo.kernel.ledger.keys import rotate as change

    if rotate:
        change()
    present, *former = known_keys()
    click.echo(present)
    for one in former:
        click.echo(f"{one}  停用 former")


@ledger.command()
def check() -> None:
    """核查账本和库里的每一件事。Check log, matters and checkpoints. Exit code 1: wrong."""
    from jiannuo.kernel.ledger.checking import check_everything

    row = check_everything()
    for finding in row.findings:
        click.echo(finding)
    counts = " ".join(f"{part}={count}" for part, count in row.checked.items())
    click.echo(f"{'SOUND 完好' if row.sound else 'WRONG 有问题'} {counts}")
    raise SystemExit(0 if row.sound else 1)


@ledger.command()
@click.argument("file", type=click.File("r", encoding="utf-8"))
def cosign(file: Any) -> None:
    """收回见证方的联署。Take a witness's signature in FILE (from witness.py) back into its checkpoint."""
    from jiannuo.kernel.ledger.cosigning import CosigningError, take_back

    try:
        found = take_back(file.read())
    except CosigningError as problem:
        raise click.ClickException(str(problem)) from None
    names = ", ".join(name for name, _at in found.witnesses)
    click.echo(f"{names} 已见证到第 {found.size} 步 has witnessed the first {found.size} entries")


@ledger.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--openings",
    is_flag=True,
    help="连同填写的内容和个人信息，不得公开 with what is hidden: not for the public",
)
@click.option("--zip", "packed", is_flag=True, help="压缩成一个文件 as one ZIP file beside FOLDER")
def export(folder: Path, openings: bool, packed: bool) -> None:
    """导出整本账本，供离线核验。Write the whole log to FOLDER for `jiannuo verify`."""
    from jiannuo.kernel.ledger.export import pack
    from jiannuo.kernel.ledger.giving_out import NothingYetError, export_log

    try:
        count = export_log(folder, openings=openings)
    except NothingYetError:
        raise click.ClickException("账本里还没有记录 the log is empty") from None
    if packed:
        pack(folder, folder.with_name(f"{folder.name}.zip"))
    click.echo(f"{count} 步 entries")


def _listed(matter: Any) -> str:
    from jiannuo.kernel.erasing import name_of, personal_of

    lines = []
    for row in personal_of(matter):
        gone = f"  {row.erased_by.at:%Y-%m-%d} 已删除 erased" if row.erased_by else ""
        lines.append(f"{name_of(row)}{gone}")
    return "\n".join(lines)


def _erased(matter: Any, fields: tuple[str, ...], told: dict[str, str]) -> str:
    from django.contrib.auth import get_user_model

    from jiannuo.kernel.erasing import erase as destroy
    from jiannuo.kernel.organisation import organisation
    from jiannuo.kernel.refusal import Refused

    user = get_user_model()._default_manager.filter(username=told["account"]).first()
    actor = organisation().actor_of(user.pk) if user else None
    if actor is None:
        raise click.ClickException("请用 --account 写明经办人的账号 say with --account who erases")
    try:
        event = destroy(matter.pk, fields, actor=actor, ground=told["ground"], reason=told["reason"])
    except Refused as refusal:
        more = "".join(f"\n{name}: {sentence}" for name, sentence in refusal.fields.items())
        raise click.ClickException(f"{refusal.sentence}{refusal.cure}{more}") from None
    names = ", ".join(event.facts["erased"])
    return f"已删除 erased: {names}（{event.at:%Y-%m-%dT%H:%MZ}，第 {event.seq} 号记录 event {event.seq}）"
