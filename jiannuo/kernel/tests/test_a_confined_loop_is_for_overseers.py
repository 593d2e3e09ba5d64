"""A loop may be for those who see every matter only, and the public log may be told to name no unit."""

from collections.abc import Iterator

import pytest

from jiannuo.kernel.act import act, begin
from jiannuo.kernel.fold import differences
from jiannuo.kernel.ledger.configured import ledger_hash
from jiannuo.kernel.ledger.entries import openings_of
from jiannuo.kernel.ledger.record import seal
from jiannuo.kernel.models import Matter, Wording
from jiannuo.kernel.recording import content
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.visible import visible


@pytest.fixture
def confined() -> Iterator[None]:
    """Hazards are for the inspectors only while this lasts."""
    Hazard.confined = True
    yield
    Hazard.confined = False


@pytest.fixture
def unnamed() -> Iterator[None]:
    """The log names no unit while this lasts."""
    Hazard.unnamed = True
    yield
    Hazard.unnamed = False


@pytest.mark.django_db
def test_owing_something_is_no_ground_to_see_it(confined: None, town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖").matter
    assert visible(town.inspector, Matter).get() == matter
    assert matter.duties.get(closed_at=None).unit == town.works
    for actor in (town.officer, town.head, town.stranger, town.resident):
        assert not visible(actor, Matter).exists()
    assert "unit" not in Wording.objects.get(matter=matter).tokens
    assert differences(matter) == []


@pytest.mark.django_db
def test_having_begun_it_is_no_ground_to_see_it(confined: None, town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖").matter
    assert matter.author_id is None
    assert matter.events.get().actor_id == town.inspector.account_id
    assert "author" not in Wording.objects.get(matter=matter).tokens


@pytest.mark.django_db
def test_the_log_commits_to_the_unit_without_naming_it(unnamed: None, town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖").matter
    event = act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    record = content(event, matter)
    assert set(record["actor"]) == {"who"}
    assert seal(record, ledger_hash())[1].hex() == event.digest
    opened = {field: value for field, _salt, value in openings_of(event)}
    assert opened["actor.who"]["unit"] == town.works.pk


@pytest.mark.django_db
def test_every_other_loop_names_it(town: Town) -> None:
    matter = begin(Hazard, "report", actor=town.inspector, title="井盖").matter
    event = act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    assert content(event, matter)["actor"]["unit"] == town.works.pk
