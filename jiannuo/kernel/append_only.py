"""Events and leaves are only ever added, personal values only ever erased: the database itself sees to it."""

from collections.abc import Iterable

from django.db import connection

TABLES = ("kernel_event", "kernel_leaf")
#: the step of the event that alone lets a personal value go
ERASE = "system.erase"
_PERSONAL = "kernel_personal"

_FUNCTION = """
CREATE OR REPLACE FUNCTION kernel_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
#: value and salt are emptied, nothing else is touched, and an event of the same matter says so by name
_ERASES = """
OLD.erased_by_id IS NULL AND NEW.value IS NULL AND length(NEW.salt) = 0
AND NEW.id = OLD.id AND NEW.event_id = OLD.event_id AND NEW.field = OLD.field
AND EXISTS (
  SELECT 1 FROM kernel_event AS erasure JOIN kernel_event AS told ON told.matter_id = erasure.matter_id
  WHERE erasure.id = NEW.erased_by_id AND erasure.step = 'system.erase' AND told.id = NEW.event_id AND %s
)
"""
_NAMED_POSTGRESQL = "jsonb_exists(erasure.facts -> 'erased', told.seq || '.' || NEW.field)"
_NAMED_SQLITE = (
    "EXISTS (SELECT 1 FROM json_each(erasure.facts, '$.erased') WHERE value = told.seq || '.' || NEW.field)"
)
_ERASED_FUNCTION = f"""
CREATE OR REPLACE FUNCTION kernel_only_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {_ERASES % _NAMED_POSTGRESQL} THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is only ever erased', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def protect(tables: Iterable[str] = TABLES) -> None:
    """Put the triggers in place. Other apps protect tables of their own."""
    _execute([_FUNCTION] if connection.vendor == "postgresql" else [])
    for table in tables:
        _execute(_refuse(table, act) for act in ("update", "delete"))


def unprotect(tables: Iterable[str] = TABLES) -> None:
    """Take the triggers away: for tests that empty the tables, and for nothing else."""
    for table in tables:
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        _execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}" for act in ("update", "delete"))


def protect_all() -> None:
    """Put the triggers of the log and of the personal values in place."""
    protect()
    if connection.vendor == "postgresql":
        _execute(
            [
                _ERASED_FUNCTION,
                f"CREATE OR REPLACE TRIGGER {_PERSONAL}_no_update BEFORE UPDATE ON {_PERSONAL}"
                " FOR EACH ROW EXECUTE FUNCTION kernel_only_erased()",
            ]
        )
    else:
        _execute(
            [
                f"CREATE TRIGGER IF NOT EXISTS {_PERSONAL}_no_update BEFORE UPDATE ON {_PERSONAL}"
                f" WHEN ({_ERASES % _NAMED_SQLITE}) IS NOT TRUE"
                f" BEGIN SELECT RAISE(ABORT, '{_PERSONAL} is only ever erased'); END"
            ]
        )
    _execute([_refuse(_PERSONAL, "delete")])


def unprotect_all() -> None:
    """Take all of them away: for tests that empty the tables, and for nothing else."""
    unprotect((*TABLES, _PERSONAL))


def _refuse(table: str, act: str) -> str:
    if connection.vendor == "postgresql":
        return (
            f"CREATE OR REPLACE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION kernel_append_only()"
        )
    return (
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act.upper()} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append only'); END"
    )


def _execute(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)
