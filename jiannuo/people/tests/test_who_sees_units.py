"""The public sees the organisation in force; who holds a post is for those who work for the government."""

from datetime import date

import pytest

from jiannuo.kernel.visible import visible
from jiannuo.people.models import Account, Person, Post, Tenure, Unit, UnitAlias, UnitDuty
from jiannuo.people.roles import Role
from jiannuo.people.viewer import PUBLIC, Viewer

pytestmark = pytest.mark.usefixtures("district")
STAFF_ROLES = (Role.SUPERVISION, Role.DEPARTMENT, Role.STREET, Role.LEADER)
OUTSIDE_ROLES = (Role.RESIDENT, Role.ENTERPRISE, Role.DEPUTY)


def _viewer(role: Role) -> Viewer:
    return Viewer(roles=frozenset({role}))


@pytest.fixture
def tenure() -> Tenure:
    """Somebody who holds a post."""
    return Tenure.objects.create(
        person=Person.objects.create(name="某人"), post=Post.objects.get(unit__code="ZJJ", title="局长")
    )


def test_the_public_sees_units_in_force_only() -> None:
    assert "旧港街道" not in {unit.name for unit in visible(PUBLIC, Unit)}
    assert visible(PUBLIC, Unit).count() == 5


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_the_government_sees_dissolved_units_too(role: Role) -> None:
    assert visible(_viewer(role), Unit).count() == 6


def test_posts_names_and_duties_of_a_dissolved_unit_leave_the_public_page_with_it() -> None:
    Unit.objects.filter(code="ZJJ").update(valid_to=date(2020, 1, 1))
    for model in (Post, UnitAlias, UnitDuty):
        assert not visible(PUBLIC, model).filter(unit__code="ZJJ").exists()


@pytest.mark.parametrize("role", OUTSIDE_ROLES)
def test_outsiders_see_no_person(role: Role, tenure: Tenure) -> None:
    for model in (Person, Tenure, Account):
        assert not visible(_viewer(role), model).exists()


def test_the_public_sees_no_person(tenure: Tenure) -> None:
    for model in (Person, Tenure, Account):
        assert not visible(PUBLIC, model).exists()


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_the_government_sees_holders_of_posts_but_browses_nobody_else(role: Role, tenure: Tenure) -> None:
    Person.objects.create(name="居民")
    assert list(visible(_viewer(role), Person)) == [tenure.person]
    assert list(visible(_viewer(role), Tenure)) == [tenure]


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_accounts_are_listed_by_the_system_administrator_only(role: Role, tenure: Tenure) -> None:
    Account.objects.create(username="a", person=tenure.person)
    assert not visible(_viewer(role), Account).exists()
    assert visible(_viewer(Role.SETUP), Account).exists()
