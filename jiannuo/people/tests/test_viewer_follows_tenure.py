"""A role comes from the post held today: it begins and ends with the tenure, not with the account."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.kernel.now import frozen_at
from jiannuo.people.models import Account, Person, Post, Tenure, Unit
from jiannuo.people.roles import Role
from jiannuo.people.viewer import viewer_of

pytestmark = pytest.mark.usefixtures("district")
SHANGHAI = ZoneInfo("Asia/Shanghai")
LAST = date(2024, 6, 30)


@pytest.fixture
def account() -> Account:
    """An officer whose post ends with LAST."""
    person = Person.objects.create(name="某人")
    post = Post.objects.get(unit__code="ZJJ", title="工作人员")
    Tenure.objects.create(person=person, post=post, valid_from=date(2024, 1, 1), valid_to=LAST)
    return Account.objects.create(username="somebody", person=person, standing=Account.Standing.STAFF)


def _at(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour), SHANGHAI)


def test_the_role_is_held_to_the_end_of_the_last_day(account: Account) -> None:
    with frozen_at(_at(LAST, 23)):
        assert viewer_of(account).has(Role.DEPARTMENT)


def test_the_role_is_lost_the_day_after(account: Account) -> None:
    with frozen_at(_at(LAST + timedelta(days=1), 0)):
        viewer = viewer_of(account)
    assert (viewer.roles, viewer.posts, viewer.unit_ids) == (frozenset(), (), frozenset())
    assert not viewer.staff


@settings(max_examples=30, deadline=None)
@given(offset=st.integers(-400, 400))
def test_on_any_day_the_role_is_held_exactly_within_the_tenure(offset: int) -> None:
    day = LAST + timedelta(days=offset)
    with transaction.atomic(), frozen_at(_at(day)):
        person = Person.objects.create(name="某人")
        post = Post.objects.get(unit__code="ZJJ", title="局长")
        Tenure.objects.create(person=person, post=post, valid_from=date(2024, 1, 1), valid_to=LAST)
        account = Account.objects.create(username="anybody", person=person, standing="staff")
        assert viewer_of(account).has(Role.DEPARTMENT) is (date(2024, 1, 1) <= day <= LAST)
        transaction.set_rollback(True)


def test_a_post_that_was_abolished_gives_no_role(account: Account) -> None:
    Post.objects.filter(tenures__person=account.person).update(valid_to=date(2024, 3, 31))
    with frozen_at(_at(date(2024, 4, 1))):
        assert not viewer_of(account).staff


def test_a_unit_that_was_dissolved_gives_no_role(account: Account) -> None:
    Unit.objects.filter(code="ZJJ").update(valid_to=date(2024, 3, 31))
    with frozen_at(_at(date(2024, 4, 1))):
        assert not viewer_of(account).staff


def test_a_disabled_account_is_the_public(account: Account) -> None:
    account.is_active = False
    with frozen_at(_at(LAST)):
        assert viewer_of(account).roles == frozenset()


def test_a_leader_acts_for_everything_below(account: Account) -> None:
    Tenure.objects.filter(person=account.person).update(post=Post.objects.get(title="区长"))
    with frozen_at(_at(LAST)):
        below = Unit.objects.filter(pk__in=viewer_of(account).unit_ids).values_list("code", flat=True)
    assert {"GOV", "ZJJ", "330202001", "330202001001"} <= set(below)


def test_one_person_has_one_account(account: Account) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(username="second", person=account.person)
