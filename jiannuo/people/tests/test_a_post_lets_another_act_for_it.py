"""A post lets another act for it: as long as was said, no further than its own powers, on record."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from jiannuo.kernel.act import act, begin, steps_open_to
from jiannuo.kernel.actors import Standing
from jiannuo.kernel.loops.parties import Case, the_author
from jiannuo.kernel.models import Event, Matter, Outbox
from jiannuo.kernel.now import frozen_at, now, today
from jiannuo.kernel.organisation import organisation
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.kernel.tests.sample import Hazard
from jiannuo.kernel.visible import visible
from jiannuo.kernel.worker.outbox import deliver_due
from jiannuo.people.actions.delegating import LONGEST, Wanted, grant, posts_to_give, withdraw
from jiannuo.people.models import Delegation, Post
from jiannuo.people.viewer import PUBLIC, Viewer, viewer_of

__all__ = ["town"]


def post_of(viewer: Any) -> Post:
    found: Post = viewer.posts[0]
    return found


def let(whose: Any, to: Any, *, days: int = 7, by: Any = None, **changes: Any) -> Delegation:
    """``to`` acts for ``whose`` post from today on."""
    wanted = Wanted(post_of(whose), post_of(to), today(), today() + timedelta(days), "赴外地学习")
    return grant(by or whose, replace(wanted, **changes))


def now_is(viewer: Any) -> Viewer:
    """The same account as it is now."""
    return viewer_of(viewer.account)


def hazard(town: Town) -> Matter:
    return begin(Hazard, "report", actor=town.inspector, title="井盖缺失").matter


def refused(matter: Matter, step: str, actor: Any, **facts: str) -> Refused:
    with pytest.raises(Refused) as caught:
        act(matter, step, actor=actor, facts=facts)
    return caught.value


def offered(actor: Any) -> list[str]:
    return [step.key for step in steps_open_to(actor, Matter.objects.get())]


def test_the_delegate_acts_and_the_event_says_for_whom(town: Town) -> None:
    matter = hazard(town)
    assert refused(matter, "fix", town.stranger, how="换了").code == Code.NOT_FOUND
    let(town.officer, town.stranger)
    event = act(matter, "fix", actor=now_is(town.stranger), facts={"how": "换了"})
    giver, receiver = post_of(town.officer), post_of(town.stranger)
    assert (event.actor_id, event.post_id) == (town.stranger.account_id, receiver.pk)
    assert (event.behalf_of_id, event.unit_id) == (giver.pk, giver.unit_id)


def test_it_can_be_read_in_the_timeline_and_in_the_receipt(town: Town) -> None:
    matter = hazard(town)
    let(town.officer, town.stranger)
    event = act(matter, "fix", actor=now_is(town.stranger), facts={"how": "换了"})
    client = Client()
    client.force_login(town.head.account)  # type: ignore[attr-defined]
    assert "区教育局 科员 代 区住建局 科员" in client.get(f"/matters/{matter.pk}/").content.decode()
    assert _who(event)["behalf_of"] == post_of(town.officer).pk


def _who(event: Event) -> dict[str, int]:
    from jiannuo.kernel.recording import told

    who: dict[str, int] = dict(told(event, event.matter))["actor.who"]
    return who


def test_what_the_post_owes_is_among_the_delegates_duties(town: Town) -> None:
    matter = hazard(town)
    let(town.officer, town.stranger)
    client = Client()
    client.force_login(town.stranger.account)  # type: ignore[attr-defined]
    assert matter.title in client.get("/matters/mine/").content.decode()
    assert town.stranger.account_id in organisation().accounts_of(post_id=post_of(town.officer).pk)
    assert town.stranger.account_id in organisation().accounts_of(unit_id=town.works.pk, role="department")


@pytest.mark.parametrize("end", ["date", "withdrawal"])
def test_it_ends_and_then_is_refused_with_a_sentence(town: Town, end: str) -> None:
    matter = hazard(town)
    row = let(town.inspector, town.stranger, days=1)
    assert visible(now_is(town.stranger), Matter).count() == 1
    later = now() + timedelta(days=2 if end == "date" else 0)
    if end == "withdrawal":
        withdraw(now_is(town.inspector), row)
    let(town.officer, town.stranger, days=9)  # still sees the matter
    act(matter, "fix", actor=town.head, facts={"how": "换了"})
    with frozen_at(later):
        problem = refused(matter, "accept", now_is(town.stranger))
    assert problem.code == Code.POST_ENDED
    assert "委托已经到期或者被收回" in str(problem.sentence)


def test_a_delegate_may_not_do_what_the_post_may_not(town: Town) -> None:
    matter = hazard(town)
    let(town.officer, town.stranger)
    act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    stranger = now_is(town.stranger)
    assert refused(matter, "accept", stranger).code == Code.NOT_YOURS
    assert offered(stranger) == ["remark"]
    assert not stranger.has("supervision")


def test_powers_of_two_posts_do_not_add_up(town: Town) -> None:
    """Whoever began a matter is its author; acting for another post they are not."""
    matter = hazard(town)
    own = Standing(town.inspector.account_id, 1, 1, "supervision")
    proxy = Standing(town.inspector.account_id, 1, 2, "department", behalf_of_id=9, own=own)
    case = Case(matter)
    assert the_author.admits(own, case)
    assert not the_author.admits(proxy, case)
    assert not (~the_author).admits(proxy, case)
    assert (proxy.acts_as, own.acts_as) == (9, 1)


def test_nobody_passes_on_what_was_delegated(town: Town) -> None:
    let(town.officer, town.stranger)
    stranger = now_is(town.stranger)
    assert post_of(town.officer) not in posts_to_give(stranger)
    with pytest.raises(Refused) as caught:
        let(town.officer, town.inspector, by=stranger)
    assert caught.value.code == Code.NOT_YOURS
    assert "不能再转委托" in str(caught.value.sentence)


def test_the_head_of_the_unit_delegates_too_and_nobody_else(town: Town) -> None:
    assert {post.title for post in posts_to_give(town.head)} == {"局长", "科员"}  # type: ignore[arg-type]
    let(town.officer, town.stranger, by=town.head)
    for other in (town.stranger, town.inspector):
        with pytest.raises(Refused):
            let(town.officer, town.inspector, by=other)


def test_the_leading_unit_does_not_check_itself_by_proxy(town: Town) -> None:
    matter = hazard(town)
    let(town.inspector, town.head)
    act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    problem = refused(matter, "accept", now_is(town.head))
    assert "由您所在的单位牵头" in str(problem.sentence)
    assert offered(now_is(town.head)) == ["remark"]


def test_nobody_decides_by_proxy_on_what_they_sent_up(town: Town) -> None:
    """The stranger fixes it for the works bureau, and may not accept it for the office."""
    matter = hazard(town)
    let(town.officer, town.stranger)
    let(town.inspector, town.stranger)
    act(matter, "fix", actor=now_is(town.stranger), facts={"how": "换了"})
    problem = refused(matter, "accept", now_is(town.stranger))
    assert "是您本人送审的" in str(problem.sentence)
    act(matter, "accept", actor=town.inspector)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"giver": None}, "giver"),
        ({"receiver": None}, "receiver"),
        ({"first": date(2020, 1, 1)}, "first"),
        ({"first": None}, "first"),
        ({"last": date(2020, 1, 1)}, "last"),
        ({"last": None}, "last"),
        ({"reason": " 好 "}, "reason"),
    ],
)
def test_what_is_missing_or_wrong_is_named(town: Town, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as caught:
        let(town.officer, town.stranger, **changes)
    assert set(caught.value.fields) == {field}
    assert not Delegation.objects.exists()


def test_it_is_for_a_time_and_to_another_and_once(town: Town) -> None:
    for changes in ({"last": today() + LONGEST + timedelta(1)}, {"receiver": post_of(town.officer)}):
        with pytest.raises(Refused):
            let(town.officer, town.stranger, **changes)
    let(town.officer, town.stranger)
    with pytest.raises(Refused):
        let(town.officer, town.stranger, days=3)


def test_the_receiving_post_hears_of_it_and_sees_it_above_its_duties(town: Town) -> None:
    row = let(town.officer, town.stranger)
    while deliver_due(now()):
        pass
    client = Client()
    client.force_login(town.stranger.account)  # type: ignore[attr-defined]
    said = f"代 区住建局 科员，到 {row.valid_to} 为止"
    assert said in client.get("/inbox/").content.decode()
    assert f"代 区住建局 科员（到 {row.valid_to}）" in client.get("/matters/mine/").content.decode()
    withdraw(now_is(town.officer), row)
    withdraw(now_is(town.officer), row)
    while deliver_due(now()):
        pass
    assert Outbox.objects.filter(topic="people.delegated").count() == 2
    assert "代 区住建局 科员（到" not in client.get("/matters/mine/").content.decode()


def test_a_delegation_to_come_gives_nothing_yet(town: Town) -> None:
    matter = hazard(town)
    let(town.officer, town.stranger, first=today() + timedelta(2))
    assert not visible(now_is(town.stranger), Matter).exists()
    with frozen_at(now() + timedelta(days=3)):
        assert visible(now_is(town.stranger), Matter).get() == matter


def test_who_acts_for_whom_is_for_those_concerned(town: Town) -> None:
    let(town.officer, town.head)
    assert visible(town.officer, Delegation).count() == visible(town.inspector, Delegation).count() == 1
    for other in (town.stranger, town.resident, PUBLIC):
        assert not visible(other, Delegation).exists()


def test_it_is_granted_and_withdrawn_on_its_page(town: Town) -> None:
    client = Client()
    client.force_login(town.officer.account)  # type: ignore[attr-defined]
    form = {
        "giver": post_of(town.officer).pk,
        "receiver": post_of(town.stranger).pk,
        "first": today().isoformat(),
        "last": (today() + timedelta(3)).isoformat(),
        "reason": "赴外地学习",
    }
    wrong = client.post("/organisation/delegations/", {**form, "last": "x"})
    assert (wrong.status_code, "截止日期不能早于起始日期" in wrong.content.decode()) == (422, True)
    page = client.post("/organisation/delegations/", form, follow=True).content.decode()
    assert "已委托：区教育局 科员 代 区住建局 科员" in page
    row = Delegation.objects.get()
    assert row.granted_by_id == town.officer.account_id
    other = Client()
    other.force_login(town.stranger.account)  # type: ignore[attr-defined]
    assert "收回" not in other.get("/organisation/delegations/").content.decode().split("<main")[1]
    assert other.post(f"/organisation/delegations/{row.pk}/withdraw").status_code == 403
    page = client.post(f"/organisation/delegations/{row.pk}/withdraw", follow=True).content.decode()
    assert "已收回" in page
    row.refresh_from_db()
    assert (row.withdrawn_by_id, row.ended) == (town.officer.account_id, True)
