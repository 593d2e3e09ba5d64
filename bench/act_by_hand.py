"""The two steps that ``act.py`` measures, written down by a script with the driver alone.

It reads what has to be known (the row, locked; its open duties and clock), and writes the rows that ``act``
writes, with values of the same kind and length: nothing is checked, hashed or asked.
"""

import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

INSERTS = {
    "kernel_event": "matter_id seq revision step before after actor_id post_id unit_id at facts effects"
    " commitments salt prev digest",
    "kernel_duty": "matter_id kind unit_id role turn opened_by_id opened_at",
    "kernel_clockrun": "clock_id began_at ended_at why",
    "kernel_clock": "matter_id key round amount unit start_rule basis started_at running_since pause_reason"
    " due_at next_alarm next_alarm_at generation calendar_version provisional",
    "kernel_outbox": "kind topic matter_id event_id payload created_at next_try_at tries error given_up_why",
}
UPDATES = {
    "matter": "UPDATE kernel_matter SET state=?, revision=?, seq=?, head=?, moved_at=?, due_at=? WHERE id=?",
    "turn": "UPDATE kernel_duty SET turn=? WHERE id=?",
    "close": "UPDATE kernel_duty SET closed_by_id=?, closed_at=? WHERE id=?",
    "stop": "UPDATE kernel_clock SET stopped_at=?, stopped_by_id=?, running_since=NULL, next_alarm_at=NULL"
    " WHERE id=?",
}


class ByHand:
    """Takes the two steps on ``hazards`` in turn."""

    def __init__(self, hazards: list[Any], officer: Any, inspector: Any) -> None:
        from django.db import connection

        connection.ensure_connection()
        self.ids, self.place, self.found = [row.pk for row in hazards], 0, True
        self.officer, self.inspector = officer.standings[0], inspector.standings[0]
        self.postgresql = connection.vendor == "postgresql"
        self.cursor: Any = connection.connection.cursor()
        more = {"kernel_event": ("xid", "DEFAULT" if self.postgresql else "0")}
        self.inserts = {}
        for table, names in INSERTS.items():
            column, value = more.get(table, ("", ""))
            columns = [*names.split(), *filter(None, [column])]
            marks = ["?"] * len(names.split()) + list(filter(None, [value]))
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(marks)})"
            self.inserts[table] = sql + (" RETURNING id" if table == "kernel_event" else "")

    def step(self) -> None:
        """Fix the hazard, or find it wanting."""
        self.run("BEGIN" if self.postgresql else "BEGIN IMMEDIATE")
        matter = self.ids[self.place % len(self.ids)]
        (self.fix if self.found else self.reject)(matter, self.now())
        self.run("COMMIT")
        self.place += not self.found
        self.found = not self.found

    def run(self, sql: str, *given: Any) -> Any:
        """One statement."""
        return self.cursor.execute(sql.replace("?", "%s") if self.postgresql else sql, given)

    def insert(self, table: str, *given: Any) -> Any:
        """One row."""
        return self.run(self.inserts[table], *given)

    def now(self, **later: float) -> Any:
        """The present, as the driver takes it."""
        moment = datetime.now(UTC) + timedelta(**later)
        return moment if self.postgresql else moment.replace(tzinfo=None).isoformat(" ")

    def fix(self, matter: int, at: Any) -> None:
        """The lead's turn ends and the verifier's begins; the clock stops."""
        event, clock = self.moved(matter, "fix", ("found", "fixed"), at, None, self.officer)
        lead = self.open_duties(matter)["lead"]
        self.run(UPDATES["turn"], False, lead)
        unit = self.inspector.unit_id
        self.insert("kernel_duty", matter, "verify", unit, "supervision", True, event, at)
        self.insert("kernel_clockrun", clock[0], clock[1], at, "stopped")
        self.run(UPDATES["stop"], at, event, clock[0])
        self.message(matter, event, at, unit)

    def reject(self, matter: int, at: Any) -> None:
        """The verifier's duty closes, it is the lead's turn again and a clock starts."""
        due = self.now(days=14)
        event, _clock = self.moved(matter, "reject", ("fixed", "found"), at, due, self.inspector)
        duties = self.open_duties(matter)
        self.run(UPDATES["close"], event, at, duties["verify"])
        self.run(UPDATES["turn"], True, duties["lead"])
        self.insert(
            "kernel_clock", matter, "cure", 1, 10, "working_day", "at_once", "测试", at, at, "", due, 0,
            self.now(days=8), 1, "2026", False,
        )  # fmt: skip
        self.message(matter, event, at, self.officer.unit_id)

    def moved(
        self, matter: int, step: str, way: tuple[str, str], at: Any, due: Any, standing: Any
    ) -> tuple[int, Any]:
        """Lock the row, read its clock, write the row and the event; the event's id and the clock."""
        lock = " FOR UPDATE" if self.postgresql else ""
        look = f"SELECT id, state, title, lead_id, seq, revision, head FROM kernel_matter WHERE id=?{lock}"
        *_row, seq, revision, head = self.run(look, matter).fetchone()
        running = (
            "SELECT id, running_since, due_at FROM kernel_clock WHERE matter_id=? AND stopped_at IS NULL"
        )
        clock = self.run(running, matter).fetchone()
        digest = secrets.token_hex(32)
        self.run(UPDATES["matter"], way[1], revision + 1, seq + 1, digest, at, due, matter)
        facts = json.dumps({"how": "已更换新井盖，周边路面同步修补。"}, ensure_ascii=False)
        effects = json.dumps(
            {"duties": [{"kind": "verify", "unit": 1, "role": "supervision"}], "stopped": ["cure"]}
        )
        event = self.insert(
            "kernel_event", matter, seq + 1, revision + 1, step, *way, standing.account_id, standing.post_id,
            standing.unit_id, at, facts, effects, "{}", secrets.token_bytes(32), head, digest,
        ).fetchone()[0]  # fmt: skip
        return event, clock

    def open_duties(self, matter: int) -> dict[str, int]:
        """The open duties, by kind."""
        look = "SELECT kind, id FROM kernel_duty WHERE matter_id=? AND closed_at IS NULL"
        return dict(self.run(look, matter).fetchall())

    def message(self, matter: int, event: int, at: Any, unit: int) -> None:
        """Tell whoever has something new to do."""
        payload = json.dumps({"to": [{"unit_id": unit, "role": "supervision"}]})
        self.insert("kernel_outbox", "notice", "kernel.new_duty", matter, event, payload, at, at, 0, "", "")
