"""What enterprises hear of: coming into reach, a confirmation that waits, closing soon, no longer fitting."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from jiannuo.enterprises.actions.stating import Said, state
from jiannuo.enterprises.facts import Interval
from jiannuo.enterprises.models import Enterprise, Tag
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import frozen_at, now
from jiannuo.policies.models import Match, Parameter, Transition, Version
from jiannuo.policies.population import forget
from jiannuo.policies.rematching import catch_up, rematch_day, rematch_version
from jiannuo.policies.rematching.closing import remind_before_closing
from jiannuo.policies.rematching.telling import tell_pending
from jiannuo.policies.rematching.tests import world
from jiannuo.policies.words import vocabulary

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 20)
STAFF = "上年从业人员 不低于 10人"


@pytest.fixture(autouse=True)
def _time() -> Iterator[None]:
    forget()
    with frozen_at(world.moment(DAY)):
        yield


@pytest.fixture
def firm() -> Enterprise:
    found = world.enterprise(1)
    world.member(found, "member")
    return found


def told() -> list[str]:
    """The messages that are on their way."""
    while tell_pending():
        pass
    return list(
        Outbox.objects.filter(topic__startswith="policies.").order_by("id").values_list("topic", flat=True)
    )


def test_a_policy_that_fits_is_told_once(firm: Enterprise) -> None:
    world.say(firm, "staff", 20, 2025)
    version = world.version(STAFF)
    for _time in range(3):
        rematch_version(version)
        assert told() == ["policies.came_into_reach"]


def test_a_confirmation_that_waits_is_told_as_one(firm: Enterprise) -> None:
    world.say(firm, "staff", 20, 2025)
    rematch_version(world.version(STAFF, automatic=True))
    assert told() == ["policies.confirm_list"]


def test_what_only_the_enterprise_says_is_no_confirmation(firm: Enterprise) -> None:
    world.say(firm, "staff", 20, 2025, source="declared", evidence=1)
    rematch_version(world.version(STAFF, automatic=True))
    assert told() == ["policies.came_into_reach"]


def test_a_missing_fact_is_told_to_whoever_chose_the_tag(firm: Enterprise) -> None:
    version = world.version(STAFF)
    version.policy.tags = ["hiring"]
    version.policy.save()
    rematch_version(version)
    assert told() == []
    Tag.objects.create(enterprise=firm, key="hiring", chosen_at=now())
    other = world.version("上年营业收入 不低于 1万元")
    other.policy.tags = ["hiring"]
    other.policy.save()
    rematch_version(other)
    assert told() == ["policies.published"]


def test_the_end_of_a_policy_is_told_to_whom_it_fitted(firm: Enterprise) -> None:
    world.say(firm, "staff", 20, 2025)
    version = world.version(STAFF)
    rematch_version(version)
    told()
    Version.objects.filter(pk=version.pk).update(state="withdrawn")
    rematch_version(version)
    assert told() == ["policies.came_into_reach", "policies.no_longer_fits"]
    assert not Match.objects.exists()
    assert Transition.objects.last().cause == "withdrawn"  # type: ignore[union-attr]


def test_what_has_passed_before_it_was_told_is_not_told(firm: Enterprise) -> None:
    world.say(firm, "staff", 20, 2025)
    version = world.version(STAFF)
    rematch_version(version)
    Version.objects.filter(pk=version.pk).update(state="withdrawn")
    rematch_version(version)
    assert told() == ["policies.no_longer_fits"]


def test_an_enterprise_without_anybody_hears_of_it_when_somebody_comes() -> None:
    firm = world.enterprise(1)
    world.say(firm, "staff", 20, 2025)
    rematch_version(world.version(STAFF))
    assert told() == []
    world.member(firm, "late")
    assert told() == ["policies.came_into_reach"]


def test_closing_soon_is_told_once(firm: Enterprise) -> None:
    world.say(firm, "staff", 20, 2025)
    rematch_version(world.version(STAFF, closes_on=DAY + timedelta(days=10)))
    rematch_version(world.version("上年从业人员 不低于 5人", closes_on=DAY + timedelta(days=40)))
    assert remind_before_closing() == 1
    assert remind_before_closing() == 0
    assert told().count("policies.closing_soon") == 1


def test_a_corrected_fact_is_matched_at_once(
    firm: Enterprise, django_capture_on_commit_callbacks: object
) -> None:
    rematch_version(world.version(STAFF))
    assert Match.objects.get().standing == "open"
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        state(firm.pk, [Said("staff", Interval.point(30), "declared", DAY, 2025)])
    assert (Match.objects.get().standing, Match.objects.get().registered) == ("fits", False)


def test_time_alone_brings_a_policy_into_reach(firm: Enterprise) -> None:
    world.say(firm, "founded", date(2025, 5, 25).toordinal())
    world.version("成立时间 满 1年")
    rematch_day(DAY)
    assert Match.objects.get().standing == "near"
    with frozen_at(world.moment(date(2026, 5, 25))):
        catch_up()
        assert Match.objects.get().standing == "fits"
        assert Transition.objects.last().cause == "clock"  # type: ignore[union-attr]


def test_a_version_begins_and_ends_on_its_days(firm: Enterprise) -> None:
    world.say(firm, "staff", 20, 2025)
    world.version(STAFF, valid_from=date(2026, 6, 1), valid_to=date(2026, 6, 30))
    for day, matches in ((DAY, 0), (date(2026, 6, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 0)):
        with frozen_at(world.moment(day)):
            catch_up()
            assert Match.objects.count() == matches


def test_a_new_parameter_matches_everything_again(firm: Enterprise) -> None:
    word = "上年度城镇调查失业率控制目标"
    world.say(firm, "layoff_rate", 60_000, 2025)
    world.version(f"上年裁员率 不高于 参数“{word}”")
    catch_up()
    assert not Match.objects.filter(standing="fits").exists()
    Parameter.objects.create(
        word=word, dimension="share", amount=70_000, valid_from=date(2026, 1, 1), source="测试"
    )
    assert vocabulary(DAY) is vocabulary(DAY)
    catch_up()
    assert Match.objects.get().standing == "fits"


def test_a_condition_that_cannot_be_read_stops_nothing_else(
    firm: Enterprise, caplog: pytest.LogCaptureFixture
) -> None:
    world.say(firm, "staff", 20, 2025)
    world.version("这不是条件")
    world.version(STAFF)
    rematch_day(DAY)
    assert Match.objects.count() == 1
    assert "cannot be read" in caplog.text
