"""Text that is stored encrypted: addresses and tokens of channels.

Fernet (AES-128-CBC with HMAC-SHA256) under a key that lies beside the database, readable by the
site's own user only; a copied database alone gives nothing away.
"""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


def kept_key(name: str, make: Any) -> bytes:
    """The secret in the file ``name`` of the site's folder; ``make()`` gives it the first time.

    Two processes that start together agree on one: whoever creates the file first wins.
    """
    file = Path(settings.VAR) / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f".{name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_bytes(make())
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_bytes()


@lru_cache(maxsize=1)
def _fernet(folder: str) -> Fernet:
    return Fernet(kept_key("field-key", Fernet.generate_key))


def seal(text: str) -> str:
    """``text`` encrypted, as it is stored."""
    return _fernet(str(settings.VAR)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again; empty when it was sealed under another key."""
    try:
        return _fernet(str(settings.VAR)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


class SealedTextField(models.TextField):  # type: ignore[type-arg]
    """A text that only its owner's program can read; it cannot be searched."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Open it."""
        return value if not value else unseal(value)

    def get_prep_value(self, value: Any) -> Any:
        """Seal it."""
        return value if not value else seal(str(value))
