"""The index itself, in the words of each database."""

from typing import Any

from django.db import connection

_GIN = "CREATE INDEX kernel_wording_tokens ON kernel_wording USING gin (string_to_array(tokens, ' '))"
#: the table keeps no second copy of the text; every sign outside ASCII is part of a word
_FTS = """
CREATE VIRTUAL TABLE kernel_wording_fts
USING fts5(tokens, content='kernel_wording', content_rowid='matter_id', detail='none', tokenize='ascii')
"""
_DELETE = (
    "INSERT INTO kernel_wording_fts(kernel_wording_fts, rowid, tokens)"
    " VALUES ('delete', old.matter_id, old.tokens);"
)
_INSERT = "INSERT INTO kernel_wording_fts(rowid, tokens) VALUES (new.matter_id, new.tokens);"
_TRIGGERS = {
    "kernel_wording_added": f"AFTER INSERT ON kernel_wording BEGIN {_INSERT} END",
    "kernel_wording_removed": f"AFTER DELETE ON kernel_wording BEGIN {_DELETE} END",
    "kernel_wording_changed": f"AFTER UPDATE ON kernel_wording BEGIN {_DELETE} {_INSERT} END",
}


def create() -> None:
    """Make the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_GIN)
            return
        cursor.execute(_FTS)
        for name, what in _TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER {name} {what}")


def drop() -> None:
    """Take the index away."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP INDEX kernel_wording_tokens")
            return
        for name in _TRIGGERS:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute("DROP TABLE kernel_wording_fts")


def matter_ids(pairs: list[str], anyone: list[str], runs: list[str], most: int) -> list[int]:
    """Ids of at most ``most`` matters that have every pair, any of the tokens ``anyone``, and every run.

    No ``anyone``: everybody's. In no order.
    """
    ask = _ask_postgresql if connection.vendor == "postgresql" else _ask_sqlite
    sql, given = ask(pairs, anyone)
    # pairs alone would find 大代 and 代表 apart; a run of two signs is its own only pair
    longer = [run for run in runs if len(run) > 2]
    sql += " AND text LIKE %s" * len(longer)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {int(most)}", [*given, *(f"%{run}%" for run in longer)])
        return [row[0] for row in cursor.fetchall()]


def _ask_postgresql(pairs: list[str], anyone: list[str]) -> tuple[str, list[Any]]:
    sql = "SELECT matter_id FROM kernel_wording WHERE string_to_array(tokens, ' ') @> %s::text[]"
    if not anyone:
        return sql, [pairs]
    return f"{sql} AND string_to_array(tokens, ' ') && %s::text[]", [pairs, anyone]


def _ask_sqlite(pairs: list[str], anyone: list[str]) -> tuple[str, list[Any]]:
    sql = (
        "SELECT matter_id FROM kernel_wording_fts JOIN kernel_wording ON matter_id = kernel_wording_fts.rowid"
        " WHERE kernel_wording_fts MATCH %s"
    )
    asked = " AND ".join(f'"{pair}"' for pair in pairs)
    if anyone:
        asked += " AND (" + " OR ".join(f'"{token}"' for token in anyone) + ")"
    return sql, [asked]
