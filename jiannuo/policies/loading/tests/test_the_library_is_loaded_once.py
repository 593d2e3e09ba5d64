"""The library comes in through the loop, in several hands, and never touches what is there."""

from datetime import datetime, timedelta

import pytest

from jiannuo.kernel.now import frozen_at, now
from jiannuo.people.models import Account, Person, Post, Tenure, Unit, UnitDuty
from jiannuo.people.roles import Role
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.policies.loading import Actors, load
from jiannuo.policies.models import Parameter, Policy, Version

pytestmark = pytest.mark.django_db
CODES = ("KGJ", "RSJ", "SWFJ", "SWJ", "TJJ", "CL", "JRJ")


def _viewer(unit: Unit, title: str, order: int) -> Viewer:
    post = Post.objects.create(unit=unit, title=title, role=Role.DEPARTMENT, order=order)
    person = Person.objects.create(name=f"{unit.code}{title}"[:50])
    account = Account.objects.create(
        username=f"{unit.code}-{order}", person=person, standing=Account.Standing.STAFF
    )
    Tenure.objects.create(person=person, post=post)
    return viewer_of(account)


@pytest.fixture
def actors() -> Actors:
    """An officer and a head in every unit that the library names, the checkers and the payer."""
    officers, heads = {}, {}
    for order, code in enumerate((*CODES, "SFJ", "SCJG", "CZJ")):
        unit = Unit.objects.create(code=code, name=f"测试{code}", kind=Unit.Kind.GOVERNMENT, order=order)
        heads[unit.pk], officers[unit.pk] = _viewer(unit, "局长", 1), _viewer(unit, "科员", 2)
    for code, word in (("SFJ", "合法性审核"), ("SCJG", "公平竞争审查"), ("CZJ", "惠企资金")):
        UnitDuty.objects.create(unit=Unit.objects.get(code=code), word=word, weight=3)
    return Actors(officers.get, heads.get)


def test_everything_of_today_is_published_and_a_second_run_changes_nothing(actors: Actors) -> None:
    found = load(actors, demo=True)
    assert found.problems == []
    assert found.versions == found.published > 15
    before = list(Version.objects.values_list("pk", "revision"))
    again = load(actors, demo=True)
    assert (again.policies, again.versions) == (0, 0)
    assert list(Version.objects.values_list("pk", "revision")) == before


def test_without_a_head_versions_wait_for_one(actors: Actors) -> None:
    found = load(Actors(actors.officer))
    assert found.published == 0
    assert set(Version.objects.values_list("state", flat=True)) == {"checked"}


def test_made_up_policies_come_in_a_demonstration_only(actors: Actors) -> None:
    load(actors)
    assert not Policy.objects.filter(demo=True).exists()


def test_what_the_district_changed_stays(actors: Actors) -> None:
    load(Actors(actors.officer))
    policy, parameter = Policy.objects.first(), Parameter.objects.first()
    assert policy is not None
    assert parameter is not None
    Policy.objects.filter(pk=policy.pk).update(title="本区改过的名称")
    Parameter.objects.filter(pk=parameter.pk).update(amount=1)
    load(Actors(actors.officer))
    policy.refresh_from_db()
    parameter.refresh_from_db()
    assert (policy.title, parameter.amount) == ("本区改过的名称", 1)


def test_publication_is_dated_as_told(actors: Actors) -> None:
    moment = now() - timedelta(days=3)

    def told(_begins: object) -> datetime:
        return moment

    with frozen_at(now()):
        load(Actors(actors.officer, actors.head, told))
    published = Version.objects.filter(published_at__isnull=False)
    assert set(published.values_list("published_at", flat=True)) == {moment}
