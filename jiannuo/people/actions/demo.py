"""Demo persons, tenures and accounts: one a role, plainly called 演示, without a password."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from jiannuo.people.models import Account, Person, Post, Tenure, Unit, UnitDuty
from jiannuo.people.roles import Role

Standing = Account.Standing


@dataclass(frozen=True)
class Demo:
    """One demo account. ``role`` is the role of the post it holds, None for those who hold none."""

    username: str
    name: str
    standing: Standing
    role: Role | None = None
    kind: str = ""
    #: a word of the duties of its unit, "" for any unit
    duty: str = ""
    #: whether it heads its unit; otherwise it does the work
    heads: bool = False


#: names are data of the demonstration, not words of the interface: they are not translated
DEMOS = (
    Demo("demo-supervision", "演示·督查员", Standing.STAFF, Role.SUPERVISION),
    Demo("demo-department", "演示·部门工作人员", Standing.STAFF, Role.DEPARTMENT, Unit.Kind.GOVERNMENT),
    Demo("demo-street", "演示·街道工作人员", Standing.STAFF, Role.STREET, Unit.Kind.STREET),
    Demo("demo-leader", "演示·区长", Standing.STAFF, Role.LEADER, Unit.Kind.GOVERNMENT),
    Demo("demo-deputy", "演示·人大代表", Standing.STAFF, Role.DEPUTY, Unit.Kind.CONGRESS),
    Demo("demo-resident", "演示·居民", Standing.RESIDENT),
    Demo("demo-enterprise", "演示·企业", Standing.ENTERPRISE),
    Demo("demo-policy", "演示·政策专员", Standing.STAFF, Role.DEPARTMENT, duty="高新技术企业"),
    Demo(
        "demo-policy-head",
        "演示·政策单位负责人",
        Standing.STAFF,
        Role.DEPARTMENT,
        duty="高新技术企业",
        heads=True,
    ),
    Demo("demo-finance", "演示·财政支付", Standing.STAFF, Role.DEPARTMENT, duty="惠企资金"),
    Demo("demo-legal", "演示·合法性审核", Standing.STAFF, Role.DEPARTMENT, duty="合法性审查"),
    Demo("demo-fairness", "演示·公平竞争审查", Standing.STAFF, Role.DEPARTMENT, duty="公平竞争"),
    Demo("demo-setup", "演示·系统管理员", Standing.STAFF),
)


@transaction.atomic
def create_demo_accounts() -> list[str]:
    """Create what is missing of the demo accounts and return their usernames.

    Running it again changes nothing. An account whose role no post of the district has yet gets
    its post when the units are loaded and this runs again.
    """
    for demo in DEMOS:
        account, created = Account.objects.get_or_create(
            username=demo.username,
            defaults={"first_name": demo.name, "standing": demo.standing},
        )
        if created:
            account.set_unusable_password()
            account.is_staff = account.is_superuser = demo.username == "demo-setup"
        if account.person is None and demo.standing == Standing.STAFF:
            account.person = Person.objects.create(name=demo.name, demo=True)
        account.save()
        if demo.role and account.person and not account.person.tenures.exists():
            _appoint(account.person, demo)
    return [demo.username for demo in DEMOS]


def _appoint(person: Person, demo: Demo) -> None:
    """Give the first fitting post; an officer's post rather than the head's, so that work is done."""
    posts = Post.objects.on().filter(role=demo.role)
    if demo.kind:
        posts = posts.filter(unit__kind=demo.kind, unit__in=Unit.objects.on())
    if demo.duty:
        duties = UnitDuty.objects.on().filter(word=demo.duty, unit__in=Unit.objects.on())
        posts = posts.filter(unit__in=duties.order_by("-weight", "unit__order").values("unit")[:1])
    ordered = posts.order_by("unit__order", "order", "id")
    officer = None if demo.heads or demo.role == Role.LEADER else ordered.filter(~Q(order=1)).first()
    post = officer or ordered.first()
    if post is not None:
        Tenure.objects.create(person=person, post=post)
