"""The population on disk, so that one process reads the database and the others read a file.

A file holds what the database holds, lies beside it, and is readable by the site's own user only. It is
never believed blindly: whoever reads it compares it with the database, enterprise by enterprise. Losing it
costs seconds.
"""

import logging
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np
from django.conf import settings
from django.db import connection
from numpy.typing import NDArray

from jiannuo import __version__
from jiannuo.enterprises.attributes.declared import ATTRIBUTES, ITEM_KINDS
from jiannuo.enterprises.deriving import BACK
from jiannuo.enterprises.sizing.standards import STANDARDS
from jiannuo.policies.matching import Population
from jiannuo.policies.population.packing import packed, unpacked

#: the newest files are kept, so that one that is being read is not taken away
KEPT = 2
#: fewer enterprises than this are read from the database as fast
WORTH = 2000
#: changes when what is written changes
FORM = 1
logger = logging.getLogger("jiannuo.policies")


@dataclass(frozen=True)
class Stored:
    """A population as it was when it was loaded whole."""

    fingerprint: str
    everything: Population
    seen: datetime | None
    #: when each enterprise changed last, in the order of the rows
    changed: NDArray[np.int64]
    groups: dict[str, NDArray[Any]]


def there(day: date) -> bool:
    """Whether there is a file of ``day``."""
    return bool(_files(day))


def fetch(day: date) -> Stored | None:
    """The newest of ``day``; None without one. One that cannot be read is as good as none."""
    for file in _files(day):
        try:
            with file.open("rb") as opened, np.load(opened, allow_pickle=False) as held:
                arrays = {name: held[name] for name in held.files}
            everything, beside, more = unpacked(arrays)
            seen = beside["seen"]
            groups = {name: np.array(one, dtype=object) for name, one in beside["groups"].items()}
            if {len(more["changed"]), *map(len, groups.values())} != {everything.size}:
                raise ValueError("columns of different lengths")
            when = None if seen is None else datetime.fromisoformat(seen)
            return Stored(beside["fingerprint"], everything, when, more["changed"], groups)
        except FileNotFoundError:
            continue  # a newer one took its place
        except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile):
            logger.warning("a population on disk cannot be read and is left aside", exc_info=True)
    return None


def keep(one: Stored, day: date) -> None:
    """Write it where others find it. A disk that does not take it is logged: it is only slower then."""
    if one.everything.size < WORTH:
        return
    beside = {
        "fingerprint": one.fingerprint,
        "seen": None if one.seen is None else one.seen.isoformat(),
        "groups": {name: column.tolist() for name, column in one.groups.items()},
    }
    try:
        with _becoming(_folder() / f"{_kind(day)}{one.fingerprint}.npz") as draft:
            arrays: dict[str, Any] = packed(one.everything, beside, {"changed": one.changed})
            np.savez(draft, **arrays)
        for old in sorted(_folder().glob("*.npz"), key=_age, reverse=True)[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        logger.warning("the population could not be written to disk", exc_info=True)


@contextmanager
def _becoming(file: Path) -> Iterator[Any]:
    """A file that is there whole or not at all, for nobody else to read."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".part", delete=False) as draft:
        try:
            yield draft
            draft.flush()
            Path(draft.name).replace(file)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


def _folder() -> Path:
    return Path(settings.VAR) / "population"


def _files(day: date) -> list[Path]:
    """The files of ``day``, the newest first."""
    return sorted(_folder().glob(f"{_kind(day)}*.npz"), key=_age, reverse=True)


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _kind(day: date) -> str:
    """Files of one day, one database and the same rules of what is believed begin alike."""
    known_as = connection.settings_dict
    database = repr([str(known_as.get(name)) for name in ("ENGINE", "HOST", "PORT", "NAME")])
    digest = blake2b((database + _rules()).encode(), digest_size=8).hexdigest()
    return f"{digest}-{day.isoformat()}-"


@lru_cache(maxsize=1)
def _rules() -> str:
    told = repr((FORM, __version__, ATTRIBUTES, ITEM_KINDS, STANDARDS, BACK))
    return blake2b(told.encode(), digest_size=16).hexdigest()
