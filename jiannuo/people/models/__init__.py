"""Units, posts, persons and their accounts."""

from jiannuo.people.models.account import Account
from jiannuo.people.models.delegation import Delegation
from jiannuo.people.models.person import Person, Tenure
from jiannuo.people.models.post import Post
from jiannuo.people.models.unit import Unit, UnitAlias, UnitDuty

__all__ = ["Account", "Delegation", "Person", "Post", "Tenure", "Unit", "UnitAlias", "UnitDuty"]
