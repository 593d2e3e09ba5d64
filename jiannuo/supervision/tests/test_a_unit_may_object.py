"""政府督查工作条例 art 17: thirty days to object, thirty to decide, by somebody who took no part."""

from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from jiannuo.kernel.act import act, steps_open_to
from jiannuo.kernel.fold import differences
from jiannuo.kernel.limits.start import load_statutory
from jiannuo.kernel.models import TimeLimit
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.people.models import Delegation, Tenure
from jiannuo.people.viewer import Viewer, viewer_of
from jiannuo.supervision.limits import objection_ends
from jiannuo.supervision.models import Inspection, Part
from jiannuo.supervision.tests.conftest import (
    CONCLUSION,
    District,
    account_of,
    appoint,
    conclude,
    on,
    part_of,
    photo,
)

WHY = {"reason": "两个小区停工是因为市里停水改管，有通知为证"}


def object_to(part: Part, district: District) -> None:
    act(part, "object_to", actor=district.builder, facts=WHY)


def refused(part: Part, step: str, actor: Any, **facts: Any) -> Refused:
    with pytest.raises(Refused) as refusal:
        act(part, step, actor=actor, facts=facts)
    return refusal.value


def again(part: Part) -> Part:
    return Part.objects.get(pk=part.pk)


def test_the_thirtieth_day_is_in_time(district: District, rectifying: Part) -> None:
    with on("2024-04-28", 23, 59):
        object_to(rectifying, district)
    assert again(rectifying).state == "objected"


def test_the_thirty_first_day_is_not_and_says_when_it_was(district: District, rectifying: Part) -> None:
    with on("2024-04-29", 0):
        refusal = refused(rectifying, "object_to", district.builder, **WHY)
    assert refusal.code == Code.GUARDED
    assert "已于 2024-04-28 届满" in str(refusal.sentence)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        ("2024-01-30T10:00", "2024-02-29"),  # a leap day is a day
        ("2024-01-31T10:00", "2024-03-01"),  # over the end of a short month
        ("2024-07-01T00:00", "2024-07-31"),
        ("2024-06-30T23:59", "2024-07-30"),
        ("2024-09-01T09:00", "2024-10-08"),  # 1 October is a holiday: put off to the first working day
        ("2024-03-05T09:00", "2024-04-07"),  # 4 April begins Qingming; the Sunday after it is worked
    ],
)
@pytest.mark.django_db
def test_the_last_day(received: str, last: str) -> None:
    at = timezone.make_aware(datetime.fromisoformat(received))
    assert timezone.localdate(objection_ends(at)) == date.fromisoformat(last)


@pytest.mark.django_db
def test_no_district_shortens_the_thirty_days() -> None:
    load_statutory()
    law = TimeLimit.objects.get(key="supervision.object", local=False)
    own = TimeLimit(
        key=law.key, label="本区", amount=10, unit=law.unit, source="本区规定", local=True, at_least=True
    )
    own.save()
    at = timezone.make_aware(datetime.fromisoformat("2024-06-03T09:00"))
    assert timezone.localdate(objection_ends(at)) == date(2024, 7, 3)


def test_the_decision_is_due_in_thirty_days(district: District, rectifying: Part) -> None:
    with on("2024-04-10"):
        object_to(rectifying, district)
    due = rectifying.clocks.get(key="rechecking", stopped_at=None).due_at
    assert due is not None
    assert timezone.localdate(due) == date(2024, 5, 10)


def test_whoever_carried_it_out_does_not_decide(district: District, rectifying: Part) -> None:
    with on("2024-04-10"):
        object_to(rectifying, district)
        decision = {"decision": "结论事实清楚，予以维持。"}
        for step in ("uphold", "revoke"):
            refusal = refused(rectifying, step, district.inspector, **decision)
            assert refusal.code == Code.NOT_YOURS
            assert "没有参加本次督查" in str(refusal.sentence)
        assert steps_open_to(district.inspector, again(rectifying)) == []
        assert refused(rectifying, "uphold", district.builder, **decision).code == Code.NOT_YOURS
        act(rectifying, "uphold", actor=district.colleague, facts=decision)
    assert again(rectifying).recheck == "upheld"


def test_a_member_who_did_nothing_still_keeps_out(district: District, drafted: Inspection) -> None:
    drafted.members.add(district.colleague.posts[0])
    with on("2024-03-05"):
        act(drafted, "submit", actor=district.inspector)
        act(drafted, "approve_plan", actor=district.leader)
    with on("2024-03-11"):
        act(drafted, "start", actor=district.inspector)
    conclude(district, drafted)
    part = part_of(drafted, district.building)
    with on("2024-03-29"):
        act(part, "sign", actor=district.builder)
        object_to(part, district)
        assert refused(part, "uphold", district.colleague, decision="结论事实清楚，予以维持。").code
        act(part, "uphold", actor=district.leader, facts={"decision": "结论事实清楚，予以维持。"})


def test_another_post_does_not_make_an_inspector_impartial(district: District, rectifying: Part) -> None:
    account = account_of(district.inspector)
    assert account.person is not None
    with on("2024-04-01"):
        account.person.tenures.update(valid_to="2024-03-31")
        post = district.colleague.posts[0]
        Tenure.objects.create(person=account.person, post=post, valid_from="2024-04-01")
        moved = viewer_of(account_of(district.inspector))
    with on("2024-04-10"):
        object_to(rectifying, district)
        refusal = refused(rectifying, "uphold", moved, decision="结论事实清楚，予以维持。")
    assert refusal.code == Code.NOT_YOURS


def test_where_the_whole_office_took_part_the_leaders_decide(district: District, rectifying: Part) -> None:
    Tenure.objects.filter(person__name="督查乙").update(valid_to="2024-03-31")
    with on("2024-04-10"):
        object_to(rectifying, district)
        owed = rectifying.duties.get(kind="approve", closed_at=None)
        assert owed.role == "leader"
        act(rectifying, "revoke", actor=district.leader, facts={"decision": "停工另有原因，撤销结论。"})
    row = again(rectifying)
    assert (row.state, row.recheck, row.outcome) == ("revoked", "revoked", "revoked")
    assert differences(row) == []


def test_the_other_departments_do_not_decide(district: District, rectifying: Part) -> None:
    with on("2024-04-10"):
        object_to(rectifying, district)
        decision = {"decision": "结论事实清楚，予以维持。"}
        assert refused(rectifying, "uphold", district.keeper, **decision).code == Code.NOT_FOUND


def test_a_changed_conclusion_is_served_and_keeps_its_day(district: District, rectifying: Part) -> None:
    with on("2024-04-10"):
        object_to(rectifying, district)
        changed = {
            "decision": "一个小区停工有正当理由，予以变更。",
            "conclusion": "抽查 6 个小区，1 个进度滞后。",
            "issues": "一个小区抢回工期",
        }
        act(rectifying, "change", actor=district.colleague, facts=changed)
        row = again(rectifying)
        assert (row.state, str(row.due_on), row.recheck) == ("served", "2024-05-31", "changed")
        act(row, "sign", actor=district.builder)
        refusal = refused(row, "object_to", district.builder, **WHY)
    assert "不再复核" in str(refusal.sentence)
    row = again(rectifying)
    assert row.received_at is not None
    assert timezone.localdate(row.received_at) == date(2024, 3, 29)
    assert differences(row) == []


def test_a_change_may_take_everything_back_that_was_to_do(district: District, rectifying: Part) -> None:
    with on("2024-04-10"):
        object_to(rectifying, district)
        changed = {"decision": "停工有正当理由，予以变更。", "conclusion": "抽查 6 个小区，质量总体合格。"}
        act(rectifying, "change", actor=district.colleague, facts=changed)
        row = again(rectifying)
        assert (row.issues, row.due_on) == ("", None)
        assert refused(row, "sign", district.builder).code == Code.NOT_YOURS
        act(row, "sign_clean", actor=district.builder)
        act(row, "close_clean", actor=district.colleague)
    assert again(row).outcome == "closed_clean"


def test_the_days_to_rectify_run_on_meanwhile(district: District, rectifying: Part) -> None:
    with on("2024-04-10"):
        object_to(rectifying, district)
    clock = rectifying.clocks.get(key="rectify", stopped_at=None)
    assert clock.due_at is not None
    assert timezone.localdate(clock.due_at) == date(2024, 5, 31)


def test_closing_waits_for_the_thirty_days(district: District, rectifying: Part) -> None:
    proof = {"done": "两个小区已追回工期并公示", "evidence": [photo(district.builder)]}
    with on("2024-04-15"):
        act(rectifying, "report", actor=district.builder, facts=proof)
        refusal = refused(rectifying, "write_off", district.inspector, finding="现场核查属实")
        assert "2024-04-28" in str(refusal.sentence)
    with on("2024-04-29", 0):
        act(rectifying, "write_off", actor=district.inspector, facts={"finding": "现场核查属实"})
    assert again(rectifying).closed_at is not None


def test_whoever_waived_does_not_object_and_need_not_wait(district: District, rectifying: Part) -> None:
    proof = {"done": "两个小区已追回工期并公示", "evidence": [photo(district.builder)]}
    with on("2024-04-15"):
        act(rectifying, "waive", actor=district.builder)
        assert "已声明" in str(refused(rectifying, "object_to", district.builder, **WHY).sentence)
        act(rectifying, "report", actor=district.builder, facts=proof)
        act(rectifying, "write_off", actor=district.inspector, facts={"finding": "现场核查属实"})


def test_a_day_is_moved_before_it_has_passed(district: District, rectifying: Part) -> None:
    ask = {"until": "2024-06-30", "reason": "材料供应推迟"}
    with on("2024-05-30"):
        act(rectifying, "ask_extension", actor=district.builder, facts=ask)
        act(rectifying, "grant_extension", actor=district.inspector)
    row = again(rectifying)
    assert (str(row.due_on), str(row.first_due_on), row.asked_until) == ("2024-06-30", "2024-05-31", None)
    with on("2024-07-01"):
        refusal = refused(row, "ask_extension", district.builder, **ask | {"until": "2024-08-01"})
    assert "已过" in str(refusal.sentence)


def test_no_answer_in_time_moves_no_day(district: District, rectifying: Part) -> None:
    with on("2024-05-30"):
        ask = {"until": "2024-06-30", "reason": "材料供应推迟"}
        act(rectifying, "ask_extension", actor=district.builder, facts=ask)
    with on("2024-06-03"):
        assert refused(rectifying, "grant_extension", district.inspector).code == Code.EXPIRED
        act(rectifying, "deny_extension", actor=district.inspector, facts={"reason": "已经到期"})
    assert str(again(rectifying).due_on) == "2024-05-31"


def test_not_good_enough_goes_back(district: District, rectifying: Part) -> None:
    proof = {"done": "两个小区已追回工期并公示", "evidence": [photo(district.builder)]}
    with on("2024-05-20"):
        act(rectifying, "report", actor=district.builder, facts=proof)
        act(rectifying, "send_back", actor=district.inspector, facts={"reason": "一个小区仍在停工"})
    assert again(rectifying).state == "rectifying"


def test_a_conclusion_is_served_by_the_inspection_only(district: District, under_way: Inspection) -> None:
    part = part_of(under_way, district.building)
    with on("2024-03-12"):
        refusal = refused(part, "serve", district.inspector, conclusion=CONCLUSION)
    assert "一并送达" in str(refusal.sentence)


def test_a_new_supervisor_may_decide(district: District, rectifying: Part) -> None:
    newcomer = appoint("督查丙", district.office, "督查专员", "supervision")
    with on("2024-04-10"):
        object_to(rectifying, district)
        act(rectifying, "uphold", actor=newcomer, facts={"decision": "结论事实清楚，予以维持。"})


def receipt(viewer: Viewer, day: str) -> dict[str, Any]:
    return {"received_on": day, "evidence": [photo(viewer)]}


def test_a_unit_that_does_not_sign_receives_on_paper(district: District, fed_back: Inspection) -> None:
    part = part_of(fed_back, district.building)
    with on("2024-04-08"):
        for day in ("2024-03-24", "2024-04-09"):
            assert refused(
                part, "record_receipt", district.inspector, **receipt(district.inspector, day)
            ).code
        facts = receipt(district.inspector, "2024-03-28")
        assert refused(part, "record_receipt_clean", district.inspector, **facts).code == Code.NOT_YOURS
        act(part, "record_receipt", actor=district.inspector, facts=facts)
    row = again(part)
    assert row.received_at is not None
    assert timezone.localdate(objection_ends(row.received_at)) == date(2024, 4, 28)
    assert differences(row) == []
    with on("2024-04-08"):
        clean = part_of(fed_back, district.city)
        act(
            clean,
            "record_receipt_clean",
            actor=district.colleague,
            facts=receipt(district.colleague, "2024-04-07"),
        )
    assert again(clean).state == "clean"


def test_the_days_to_rectify_run_before_anybody_signs(district: District, fed_back: Inspection) -> None:
    part = part_of(fed_back, district.building)
    assert {clock.key for clock in part.clocks.filter(stopped_at=None)} == {"signing", "rectify"}


def test_acting_for_a_colleague_does_not_make_an_inspector_impartial(
    district: District, rectifying: Part
) -> None:
    Delegation.objects.create(
        giver=district.colleague.posts[0],
        receiver=district.inspector.posts[0],
        valid_from="2024-04-01",
        valid_to="2024-04-30",
        reason="外出学习",
        granted_by=account_of(district.colleague),
        granted_at=timezone.now(),
    )
    with on("2024-04-10"):
        object_to(rectifying, district)
        proxy = viewer_of(account_of(district.inspector))
        assert len(proxy.standings) > len(district.inspector.standings)
        refusal = refused(rectifying, "uphold", proxy, decision="结论事实清楚，予以维持。")
    assert refusal.code == Code.NOT_YOURS
