"""The two checkers, side by side: the package's and the one written from the description alone."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from jiannuo.kernel.ledger.commands import check
from jiannuo.kernel.ledger.ed25519 import PublicKey
from jiannuo.kernel.ledger.tests.logs import KEY
from jiannuo.kernel.ledger.verify.findings import WrongError

_FILE = Path(__file__).resolve().parents[4] / "docs" / "verify" / "verify.py"


def second_checker() -> ModuleType:
    """docs/verify/verify.py as a module."""
    spec = importlib.util.spec_from_file_location("second_checker", _FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SECOND = second_checker()


def first_says(path: Path, key: PublicKey = KEY.public) -> tuple[str, int | None]:
    """The package's verdict: a word, and the line or index it names."""
    try:
        check(path, [key])
    except WrongError as wrong:
        return wrong.kind.word, _where(vars_of(wrong))
    return "sound", None


def lines_of(path: Path) -> list[str]:
    """What the package prints of something wrong."""
    with pytest.raises(WrongError) as wrong:
        check(path, [KEY.public])
    return wrong.value.lines()


def second_says(path: Path, key: PublicKey = KEY.public) -> tuple[str, int | None]:
    """The second checker's verdict, in the same form."""
    try:
        SECOND.check(path, SECOND.read_key(str(key)))
    except SECOND.Wrong as wrong:
        return wrong.kind, _where(wrong.place)
    return "sound", None


def vars_of(wrong: WrongError) -> dict[str, object]:
    """The place as a dictionary."""
    return {name: getattr(wrong.place, name) for name in ("file", "line", "index")}


def _where(place: dict[str, object]) -> int | None:
    """The line of entries or openings in an export; the index of an entry in a receipt."""
    named = place.get("line" if str(place.get("file")).endswith(".jsonl") else "index")
    return named if isinstance(named, int) else None
