"""What involvements carry of their matter is kept by the database itself, whoever changes the matter."""

from django.db import connection

from jiannuo.kernel.models.link import CARRIED

# in quotes: PL/pgSQL has a word LOOP of its own
_SET = ", ".join(f'{name} = NEW."{name}"' for name in CARRIED)
_UPDATE = f"UPDATE kernel_involvement SET {_SET} WHERE matter_id = NEW.id"  # noqa: S608 - names of ours
_OLD, _NEW = (", ".join(f"{side}.{name}" for name in CARRIED) for side in ("OLD", "NEW"))
_ON = f"AFTER UPDATE OF {', '.join(CARRIED)} ON kernel_matter FOR EACH ROW"
_POSTGRESQL = (
    "CREATE FUNCTION kernel_involvement_follows() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN {_UPDATE}; RETURN NULL; END $$",
    f"CREATE TRIGGER kernel_matter_carried {_ON} WHEN (({_OLD}) IS DISTINCT FROM ({_NEW}))"
    " EXECUTE FUNCTION kernel_involvement_follows()",
)
_SQLITE = (f"CREATE TRIGGER kernel_matter_carried {_ON} WHEN ({_OLD}) IS NOT ({_NEW}) BEGIN {_UPDATE}; END",)


def fill() -> None:
    """Write what is carried for every involvement that there is."""
    taken = ", ".join(f"{name} = m.{name}" for name in CARRIED)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE kernel_involvement SET {taken} FROM kernel_matter m"  # noqa: S608 - names of ours
            " WHERE m.id = kernel_involvement.matter_id"
        )


def follow() -> None:
    """Put the trigger in place."""
    with connection.cursor() as cursor:
        for sql in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(sql)


def unfollow() -> None:
    """Take the trigger away."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER kernel_matter_carried ON kernel_matter")
            cursor.execute("DROP FUNCTION kernel_involvement_follows()")
        else:
            cursor.execute("DROP TRIGGER kernel_matter_carried")
