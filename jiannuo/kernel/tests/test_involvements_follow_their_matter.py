"""What an involvement carries of its matter is what the matter says, whoever wrote it last."""

import importlib
from collections.abc import Iterable
from datetime import timedelta

import pytest

from jiannuo.kernel import carrying
from jiannuo.kernel.act import act, begin
from jiannuo.kernel.models import Involvement, Matter
from jiannuo.kernel.models.link import CARRIED
from jiannuo.kernel.now import now
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard


def hazard(town: Town) -> Matter:
    return begin(
        Hazard, "report", actor=town.inspector, title="井盖缺失", facts={"place": "春海街 1 号"}
    ).matter


def assert_carried(matter: Matter) -> None:
    told = Matter.objects.values_list(*CARRIED).get(pk=matter.pk)
    carried = list(Involvement.objects.filter(matter=matter).values_list(*CARRIED))
    assert carried
    assert set(carried) == {told}


def test_after_every_step(town: Town) -> None:
    matter = hazard(town)
    assert_carried(matter)
    act(matter, "remark", actor=town.inspector, facts={"words": "已现场查看。"})
    assert_carried(matter)
    matter.refresh_from_db()
    assert matter.due_at is not None


def attribute_names(fields: Iterable[str]) -> set[str]:
    named = {field.name: field.attname for field in Involvement._meta.concrete_fields}
    return {named[name] for name in fields}


@pytest.mark.parametrize(
    "change",
    [
        {"loop": "other"},
        {"state": "other"},
        {"place_code": "210202001"},
        {"due_at": None},
        {"closed_at": now() + timedelta(days=1)},
        {"moved_at": now() + timedelta(days=1)},
        {"opened_at": now() + timedelta(days=1)},
        {"lead_id": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whoever_changes_the_matter(town: Town, change: dict[str, object]) -> None:
    """The sweep and the import of a decree write dates past ``act``."""
    matter = hazard(town)
    Matter.objects.filter(pk=matter.pk).update(**change)
    assert_carried(matter)
    matter.refresh_from_db()
    matter.save()
    assert_carried(matter)


def test_what_was_there_before_is_filled_in(town: Town) -> None:
    """The migration meets involvements that carry nothing yet."""
    matter = hazard(town)
    Involvement.objects.filter(matter=matter).update(state="", opened_at=now() - timedelta(days=9))
    carrying.fill()
    assert_carried(matter)


def test_every_column_that_is_carried_is_in_the_index_of_lists() -> None:
    index = next(one for one in Involvement._meta.indexes if one.name == "involvement_in_lists")
    assert attribute_names(name for name, _falling in index.fields_orders) == {
        *CARRIED,
        "unit_id",
        "matter_id",
    }


def test_the_migration_and_the_model_carry_the_same() -> None:
    migration = importlib.import_module("jiannuo.kernel.migrations.0006_lists_by_unit")
    assert attribute_names(migration.CARRIED) == set(CARRIED)
