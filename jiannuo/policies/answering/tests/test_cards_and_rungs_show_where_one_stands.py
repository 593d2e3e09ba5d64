"""Cards by standing, and the ladder of growth."""

from datetime import date

import pytest

from jiannuo.kernel.now import frozen_at
from jiannuo.policies.answering import cards
from jiannuo.policies.ladder import rungs
from jiannuo.policies.library.reading import policy
from jiannuo.policies.models import Match, Policy
from jiannuo.policies.rematching import rematch_day
from jiannuo.policies.rematching.tests import world

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def _time() -> object:
    with frozen_at(world.moment(DAY)):
        yield


def test_cards_stand_by_standing_with_amount_deadline_gap_and_question() -> None:
    firm = world.enterprise(1)
    world.say(firm, "staff", 20, 2025)
    fits = world.version("上年从业人员 不低于 10人", closes_on=date(2026, 6, 1))
    near = world.version("上年从业人员 不低于 25人")
    open_ = world.version("上年营业收入 不低于 100万元")
    manual = world.version("人工认定“主要产品有核心技术”")
    world.version("上年从业人员 不低于 500人")
    found = cards(firm)
    shelves = (found.fits, found.near, found.open, found.manual)
    assert [[card.version for card in shelf] for shelf in shelves] == [[fits], [near], [open_], [manual]]
    assert (found.fits[0].amount, found.fits[0].deadline) == (5 * world.WAN, date(2026, 6, 1))
    assert found.near[0].gap == "还差 5人"
    assert found.ask_next is not None
    assert found.open[0].ask_next is not None
    assert found.ask_next.key == found.open[0].ask_next.key == "revenue"


def test_cards_with_matches_are_those_without() -> None:
    firm = world.enterprise(1)
    world.say(firm, "staff", 20, 2025)
    for text in ("上年从业人员 不低于 10人", "上年从业人员 不低于 25人", "上年营业收入 不低于 100万元"):
        world.version(text)
    before = [card.version.pk for card in cards(firm).fits + cards(firm).open + cards(firm).near]
    rematch_day(DAY)
    assert Match.objects.count() == 3
    assert [card.version.pk for card in cards(firm).fits + cards(firm).open + cards(firm).near] == before


def test_the_ladder_says_what_is_held_what_comes_next_and_what_it_lacks() -> None:
    firm = world.enterprise(1)
    world.say(firm, "founded", date(2026, 1, 1).toordinal())
    world.say(firm, "staff", 20, 2025)
    edition = policy("national-hnte").editions[-1]
    version = world.version(edition.condition, key="national-hnte", application=edition.application)
    Policy.objects.filter(pk=version.policy_id).update(level="national")
    found = {rung.name: rung for rung in rungs(firm)}
    hnte = found["高新技术企业"]
    assert (hnte.look, hnte.next) == ("next", True)
    assert hnte.tally is not None
    assert hnte.tally[0] < hnte.tally[1]
    assert any("还要等到" in gap for gap in hnte.lacks)
    assert found["独角兽企业"].word == "本区暂无认定标准"


def test_a_title_that_is_held_lacks_nothing() -> None:
    firm = world.enterprise(1)
    firm.qualifications.create(
        name="高新技术企业", valid_from=date(2025, 1, 1), valid_until=date(2027, 12, 31), source="science",
        evidence=4, recorded_at=world.moment(DAY),
    )  # fmt: skip
    held = next(rung for rung in rungs(firm) if rung.name == "高新技术企业")
    assert (held.look, held.until, held.lacks) == ("held", date(2027, 12, 31), ())
