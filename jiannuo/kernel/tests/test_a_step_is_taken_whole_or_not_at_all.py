"""``act``: who, from where, with what facts, once; and everything that follows in one transaction."""

from datetime import timedelta

import pytest
from django.apps import apps

from jiannuo.kernel.act import act, begin, steps_open_to, why_not
from jiannuo.kernel.fold import differences
from jiannuo.kernel.models import Duty, Event, Matter, Outbox, Personal
from jiannuo.kernel.now import today
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.tests.conftest import Town, viewer_of
from jiannuo.kernel.tests.sample import Hazard


def found(town: Town) -> Matter:
    facts = {"place": "春海街 1 号"}
    return begin(Hazard, "report", actor=town.inspector, title="井盖缺失", facts=facts).matter


def again(matter: Matter) -> Matter:
    return Matter.objects.get(pk=matter.pk)


def refusal(*args: object, **kwargs: object) -> Refused:
    with pytest.raises(Refused) as caught:
        act(*args, **kwargs)  # type: ignore[arg-type]
    return caught.value


def test_a_hazard_goes_from_found_to_gone(town: Town) -> None:
    matter = found(town)
    assert [(d.kind, d.unit, d.turn) for d in matter.duties.all()] == [("lead", town.works, True)]
    act(matter, "fix", actor=town.officer, facts={"how": "换了新井盖"}, expect=1)
    assert sorted((d.kind, d.turn) for d in matter.duties.filter(closed_at=None)) == [
        ("lead", False),
        ("verify", True),
    ]
    act(matter, "accept", actor=town.inspector)
    closed = again(matter)
    assert (closed.state, closed.outcome, closed.is_open) == ("gone", "gone", False)
    assert not Duty.objects.filter(matter=matter, closed_at=None).exists()
    assert not matter.clocks.filter(stopped_at=None).exists()
    assert differences(closed) == []
    assert Outbox.objects.filter(topic="kernel.new_duty").count() == 2


def test_what_is_personal_is_not_in_the_event(town: Town) -> None:
    event = found(town).events.get()
    assert "春海街" not in str(event.facts)
    assert event.commitments.keys() == {"place"}
    assert Personal.objects.get(event=event).value == "春海街 1 号"


@pytest.mark.parametrize(
    ("step", "who", "facts", "code"),
    [
        ("fix", "stranger", {"how": "x"}, Code.NOT_FOUND),
        ("fix", "resident", {"how": "x"}, Code.NOT_FOUND),
        ("fix", "inspector", {"how": "x"}, Code.NOT_YOURS),
        ("accept", "inspector", {}, Code.NOT_NOW),
        ("fix", "officer", {}, Code.FACTS),
        ("fix", "officer", {"how": "x", "more": "y"}, Code.FACTS),
        ("burn", "officer", {}, Code.NOT_FOUND),
    ],
)
def test_a_refusal_leaves_everything_as_it_was(
    town: Town, step: str, who: str, facts: dict[str, str], code: Code
) -> None:
    matter = found(town)
    problem = refusal(matter, step, actor=getattr(town, who), facts=facts)
    assert problem.code == code
    assert str(problem.sentence)
    assert again(matter).revision == 1
    assert Event.objects.count() == 1


def test_whoever_comes_second_is_told(town: Town) -> None:
    matter = found(town)
    act(matter, "fix", actor=town.officer, facts={"how": "换了"}, expect=1)
    assert refusal(matter, "fix", actor=town.head, facts={"how": "也换了"}, expect=1).code == Code.OUT_OF_DATE


def test_a_closed_matter_takes_no_step(town: Town) -> None:
    matter = found(town)
    act(matter, "refuse", actor=town.officer, facts={"why": "属于水务公司"})
    assert refusal(matter, "fix", actor=town.officer, facts={"how": "x"}).code == Code.CLOSED


def test_the_same_key_acts_once(town: Town) -> None:
    matter = found(town)
    first = act(matter, "remark", actor=town.officer, facts={"words": "已围挡"}, key="k1")
    assert act(matter, "remark", actor=town.officer, facts={"words": "已围挡"}, key="k1") == first
    assert again(matter).revision == 2
    assert (
        refusal(matter, "remark", actor=town.head, facts={"words": "别人"}, key="k1").code == Code.KEY_TAKEN
    )


def test_a_matter_waits_for_its_children(town: Town) -> None:
    matter = found(town)
    begin(Hazard, "report", actor=town.inspector, title="同一处的另一个", parent=matter)
    act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    assert refusal(matter, "accept", actor=town.inspector).code == Code.CHILDREN_OPEN


def test_everybody_sees_the_steps_they_may_take(town: Town) -> None:
    matter = found(town)
    assert [step.key for step in steps_open_to(town.officer, matter)] == ["fix", "remark", "refuse"]
    assert [step.key for step in steps_open_to(town.inspector, matter)] == ["remark", "wait", "go_on"]
    assert steps_open_to(town.resident, matter) == []


def test_a_post_that_ended_yesterday_does_not_act(town: Town) -> None:
    matter = found(town)
    matter.published = True
    matter.save(update_fields=["published"])
    tenures = apps.get_model("people.Tenure").objects
    account = apps.get_model("people.Account").objects.get(pk=town.officer.account_id or 0)
    tenures.filter(person=account.person).update(valid_to=today() - timedelta(days=1))
    problem = refusal(matter, "fix", actor=viewer_of(account), facts={"how": "x"})
    assert problem.code == Code.POST_ENDED


def test_asking_first_gives_the_refusal_that_acting_would_give(town: Town) -> None:
    matter = found(town)
    for step, actor in (("fix", town.inspector), ("accept", town.inspector)):
        asked = why_not(actor, matter, Hazard.steps[step])
        refused = refusal(matter, step, actor=actor, facts={})
        assert asked is not None
        assert (asked.code, str(asked.sentence), str(asked.cure)) == (
            refused.code,
            str(refused.sentence),
            str(refused.cure),
        )
    assert why_not(town.officer, matter, Hazard.steps["fix"]) is None
    unsaved = Matter(loop=Hazard.key, state="new")
    assert why_not(town.inspector, unsaved, Hazard.steps["report"]) is None
    assert why_not(town.officer, unsaved, Hazard.steps["report"]) is not None
