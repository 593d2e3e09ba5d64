"""Statements that are composed once read and write what Django's own queries would, on both databases."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.models import Clock, ClockRun, Duty, Event, Involvement, Matter, Outbox
from jiannuo.kernel.now import now
from jiannuo.kernel.organisation import organisation
from jiannuo.kernel.statements import Asked, fetch, insert, update
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard

WRITTEN = [Matter, Duty, Clock, ClockRun, Event, Involvement, Outbox]


@pytest.fixture
def matter(town: Town) -> Matter:
    """A hazard with a history: rows of every kind, with columns filled and empty."""
    facts = {"place": "春海街 1 号"}
    row = begin(Hazard, "report", actor=town.inspector, title="井盖“缺失”", facts=facts).matter
    act(row, "wait", actor=town.inspector, facts={"why": "storm"})
    act(row, "go_on", actor=town.inspector)
    act(row, "fix", actor=town.officer, facts={"how": "换了新井盖"})
    act(row, "reject", actor=town.inspector, facts={"why": "井盖松动，车辆经过有异响。"})
    return Matter.objects.get(pk=row.pk)


def columns(row: Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.__name__)
def test_what_is_read_is_what_a_query_reads(matter: Matter, model: type[Model]) -> None:
    rows = list(model._default_manager.order_by("pk"))
    assert rows
    for row in rows:
        (found,) = fetch(model, id=row.pk)
        assert found == row
        assert columns(found) == columns(row)
        assert not found._state.adding


@pytest.mark.parametrize("model", WRITTEN[1:], ids=lambda model: model.__name__)
def test_what_is_written_is_what_a_query_writes(matter: Matter, model: type[Any]) -> None:
    row = model._default_manager.order_by("pk").first()
    told = columns(row)
    told.pop(row._meta.pk.attname)
    if model is Duty:
        told["kind"] = "assist"
    if model is Clock:
        told["key"] = "another"
    if model is Event:
        told |= {"seq": 99, "key": None}
        told.pop("xid")
    if model is Involvement:
        told["unit_id"] = (
            apps.get_model("people.Unit").objects.create(code="Z", name="区某局", kind="government").pk
        )
    new = model(**told)
    insert(new)
    assert new.pk
    kept = columns(model._default_manager.get(pk=new.pk))
    assert {name: kept[name] for name in told} == told


def test_a_model_of_two_tables_is_read_whole_and_locked(town: Town, matter: Matter) -> None:
    model: Any = apps.get_model("commitments.Subtask")
    moment = now()
    row = model.objects.create(
        loop="x",
        state="y",
        title="一件",
        opened_at=moment,
        moved_at=moment,
        due_at=moment,
        parent=matter,
        unit=town.works,
        asked_by=town.office,
        what="一件",
        due_on=date(2026, 1, 1),
    )
    with transaction.atomic():
        (found,) = fetch(model, lock=True, id=row.pk)
    assert columns(found) == columns(model.objects.get(pk=row.pk))


def test_an_update_changes_the_rows_that_are_as_told_and_no_others(matter: Matter) -> None:
    later = now() + timedelta(days=1)
    assert update(Matter, {"moved_at": later, "due_at": None}, id=matter.pk, revision=matter.revision) == 1
    assert update(Matter, {"state": "gone"}, id=matter.pk, revision=matter.revision + 1) == 0
    found = Matter.objects.get(pk=matter.pk)
    assert (found.moved_at, found.due_at, found.state) == (later, None, matter.state)


def test_empty_columns_are_asked_for(matter: Matter) -> None:
    open_duties = list(Duty.objects.filter(matter=matter, closed_at=None))
    assert len(open_duties) < Duty.objects.count()
    assert fetch(Duty, "closed_at", matter_id=matter.pk) == open_duties


def test_a_row_that_may_not_be_there_twice_is_refused_as_ever(matter: Matter) -> None:
    (known, *_others) = Involvement.objects.filter(matter=matter)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Involvement.of(matter, known.unit_id))


def test_a_query_asked_again_answers_for_what_it_is_asked_with(town: Town) -> None:
    post: Any = apps.get_model("people.Post")

    def holders(role: str, day: date) -> Any:
        return post.objects.on(day).filter(role=role).order_by("id").values_list("id", "title")

    asked = Asked(holders, "a role", date(1, 1, 1))
    days = [date(1999, 1, 1), date(2026, 1, 1)]
    post.objects.filter(role="supervision").update(valid_from=days[1])
    for role in ("supervision", "department", "nobody", "'; DROP TABLE people_post; --"):
        for day in days:
            assert asked(role, day) == list(holders(role, day))


def test_the_organisation_of_today_is_asked_every_time(town: Town) -> None:
    before = organisation().units_with("department")
    assert town.works.pk in before
    apps.get_model("people.Unit").objects.filter(pk=town.works.pk).update(valid_to=date(2000, 1, 1))
    assert town.works.pk not in organisation().units_with("department")


def test_nothing_is_composed_twice(matter: Matter, town: Town) -> None:
    """Each statement is sent as it was the first time, apart from its parameters."""
    sent: list[str] = []

    def listen(execute: Any, sql: str, *told: Any) -> Any:
        if "SAVEPOINT" not in sql:  # each has a name of its own
            sent.append(sql)
        return execute(sql, *told)

    with connection.execute_wrapper(listen):
        act(matter, "fix", actor=town.officer, facts={"how": "换了新井盖"})
        first, sent[:] = list(sent), []
        act(matter, "reject", actor=town.inspector, facts={"why": "井盖松动，车辆经过有异响。"})
        sent.clear()
        act(matter, "fix", actor=town.officer, facts={"how": "换了新井盖"})
    assert sent == first
