"""``jiannuo verify``: check a receipt or a whole export with the files and the public key alone."""

import zipfile
from pathlib import Path

import click

from jiannuo.kernel.ledger.ed25519 import KeyTextError, PublicKey, parse_public
from jiannuo.kernel.ledger.export import ENTRIES, Files
from jiannuo.kernel.ledger.verify.export import check_export
from jiannuo.kernel.ledger.verify.findings import Kind, Place, Sound, WrongError
from jiannuo.kernel.ledger.verify.receipt import check_receipt

#: no receipt of one matter is longer
LARGEST_RECEIPT = 256 * 1024 * 1024
_EXIT_CODES = "; ".join(f"{kind.exit_code} {kind.word}" for kind in Kind)


class KeyText(click.ParamType[PublicKey]):
    """A verifier key, as text or as a file that holds it."""

    name = "key"

    def convert(
        self, value: str | PublicKey, param: click.Parameter | None, ctx: click.Context | None
    ) -> PublicKey:
        """The key; a mistyped one ends the program with a sentence."""
        if isinstance(value, PublicKey):
            return value
        try:
            named = Path(value).is_file()
            return parse_public(Path(value).read_text("utf-8") if named else value)
        except (KeyTextError, OSError, UnicodeDecodeError) as error:
            self.fail(f"公钥读不懂 / this is no public key: {error}", param, ctx)


@click.command(epilog=f"Exit codes: 0 sound; 2 wrong usage; {_EXIT_CODES}.")
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--key", type=KeyText(), required=True, help="The log's public key, or a file that holds it.")
@click.option("--witness", type=KeyText(), multiple=True, help="A witness that must have signed too.")
@click.option("--strict", is_flag=True, help="Of an export, also parse every record. Slower.")
def verify(file: Path, key: PublicKey, witness: tuple[PublicKey, ...], strict: bool) -> None:
    """Check FILE (a receipt, or an export as folder or ZIP) offline and name the first thing that is wrong.

    The first line printed is for programs, the next two say the same in Chinese and in English.
    """
    try:
        sound = check(file, [key, *witness], strict=strict)
    except WrongError as wrong:
        click.echo("\n".join(wrong.lines()))
        raise SystemExit(wrong.kind.exit_code) from None
    click.echo("\n".join(sound.lines()))


def check(file: Path, keys: list[PublicKey], *, strict: bool = False) -> Sound:
    """Check whatever ``file`` is; raises WrongError."""
    if file.is_dir() or file.name == ENTRIES:
        return check_export(Files(file if file.is_dir() else file.parent), keys, strict=strict)
    with file.open("rb") as source:
        start = source.read(4)
    if start != b"PK\x03\x04":
        if file.stat().st_size > LARGEST_RECEIPT:
            raise WrongError(Kind.MALFORMED, Place(file.name), ("文件太大。", "Too large for a receipt."))
        return check_receipt(file.read_bytes(), keys, file.name)
    try:
        return check_export(Files(file), keys, strict=strict)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        hint = (f"压缩包损坏（{error}）。", f"The archive is damaged ({error}).")
        raise WrongError(Kind.MALFORMED, Place(file.name), hint) from None
