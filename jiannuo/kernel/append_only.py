"""Events and leaves are only ever added: the database itself refuses to change or remove them."""

from collections.abc import Iterable

from django.db import connection

TABLES = ("kernel_event", "kernel_leaf")

_FUNCTION = """
CREATE OR REPLACE FUNCTION kernel_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def protect(tables: Iterable[str] = TABLES) -> None:
    """Put the triggers in place. Other apps protect tables of their own."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table in tables:
            for sql in _create(table):
                cursor.execute(sql)


def unprotect(tables: Iterable[str] = TABLES) -> None:
    """Take the triggers away: for tests that empty the tables, and for nothing else."""
    with connection.cursor() as cursor:
        for table in tables:
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            for act in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}")


def _create(table: str) -> list[str]:
    if connection.vendor == "postgresql":
        pattern = (
            "CREATE OR REPLACE TRIGGER {table}_no_{act} BEFORE {ACT} ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION kernel_append_only()"
        )
    else:
        pattern = (
            "CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {ACT} ON {table}"
            " BEGIN SELECT RAISE(ABORT, '{table} is append only'); END"
        )
    return [pattern.format(table=table, act=act, ACT=act.upper()) for act in ("update", "delete")]
