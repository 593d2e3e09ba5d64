"""SQLite by default, PostgreSQL by ``DATABASE_URL=postgresql://user:password@host:port/name``."""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from jiannuo.settings.paths import VAR


def from_url(url: str) -> dict[str, Any]:
    """The Django database entry for a PostgreSQL address.

    Raises ValueError for any other scheme, naming the one that is understood.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL must start with postgresql://, not {parts.scheme or 'nothing'}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # compiling a query takes longer than any of ours runs
        "OPTIONS": {"options": "-c idle_in_transaction_session_timeout=30000 -c jit=off"},
    }


_SQLITE: dict[str, Any] = {
    "ENGINE": "jiannuo.kernel.sqlite",
    "NAME": VAR / "jiannuo.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    },
}

_url = os.environ.get("DATABASE_URL", "")
DATABASES = {"default": from_url(_url) if _url else _SQLITE}
