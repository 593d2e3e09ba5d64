"""The way of one promise: dispatched, signed, reported with evidence, verified, struck off."""

from decimal import Decimal

import pytest
from django.test import Client

from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.loop import CommitmentLoop
from jiannuo.commitments.models import Commitment, Subtask
from jiannuo.commitments.tests.conftest import District, on, photo, report_progress
from jiannuo.kernel.act import act, why_not
from jiannuo.kernel.fold import differences
from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.loops.promises import findings
from jiannuo.kernel.refusal import Code, Refused
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Account


def again(row: Commitment) -> Commitment:
    return Commitment.objects.get(pk=row.pk)


@pytest.mark.parametrize("key", ["commitments.commitment", "commitments.subtask"])
def test_the_loop_keeps_the_kernels_promises(key: str) -> None:
    assert findings(loop_of(key)) == []


def test_a_row_is_drafted_once(district: District, promised: Promised, drafted: Commitment) -> None:
    assert draft_commitments([promised], actor=district.supervisor) == []
    assert Commitment.objects.count() == 1


def test_nobody_outside_sees_a_draft(district: District, drafted: Commitment) -> None:
    assert not visible(district.public, Commitment).exists()
    assert not visible(district.resident, Commitment).exists()
    assert not visible(district.officer, Commitment).exists()


def test_a_draft_waits_for_its_leader_alone(district: District, drafted: Commitment) -> None:
    assert [(duty.kind, duty.turn) for duty in drafted.duties.order_by("kind")] == [
        ("approve", True),
        ("lead", False),
    ]


def test_a_draft_sent_back_comes_again_changed(district: District, drafted: Commitment) -> None:
    with on("2024-01-09"):
        act(drafted, "send_back", actor=district.leader, facts={"reason": "应由城管局牵头，十月底前完成"})
        with pytest.raises(Refused) as refused:
            act(drafted, "redraft", actor=district.supervisor)
        assert "说明" in str(refused.value.sentence)
        anew = {"unit": district.assisting.pk, "due_on": "2024-10-31"}
        act(drafted, "redraft", actor=district.supervisor, facts=anew)
    row = again(drafted)
    assert (row.state, row.lead_unit, str(row.due_on)) == ("drafted", district.assisting, "2024-10-31")
    assert row.targets == "97.75万平方米"
    assert differences(row) == []


def test_what_stands_in_the_way_is_said_before_the_form(district: District, drafted: Commitment) -> None:
    Commitment.objects.filter(pk=drafted.pk).update(due_on=None)
    client = Client()
    client.force_login(Account.objects.get(pk=district.leader.account_id or 0))
    page = client.get(f"/matters/{drafted.pk}/").content.decode()
    assert "还没有完成时限" in page
    assert f'href="/matters/{drafted.pk}/approve_draft/"' not in page
    assert f'href="/matters/{drafted.pk}/send_back/"' in page
    told = client.get(f"/api/matters/{drafted.pk}").json()["steps"]
    assert {step["key"]: bool(step["in_the_way"]) for step in told} == {
        "approve_draft": True,
        "send_back": False,
    }
    asked = why_not(district.leader, again(drafted), CommitmentLoop.steps["approve_draft"])
    assert asked is not None
    assert asked.code == Code.GUARDED


def test_from_dispatch_on_everybody_follows_it(district: District, moving: Commitment) -> None:
    assert visible(district.public, Commitment).get() == moving
    assert visible(district.officer, Commitment).get() == moving


def test_all_the_way(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-28", "12.5")
    with on("2024-02-01"):
        act(moving, "check", actor=district.supervisor, facts={"verdict": "true", "finding": "现场已看"})
    report_progress(moving, district.officer, "2024-10-20", "100")
    with on("2024-10-21"):
        claim = {"summary": "全部楼栋改造完成并验收", "evidence": [photo(district.officer)]}
        act(moving, "claim", actor=district.officer, facts=claim)
        with pytest.raises(Refused) as refused:
            act(moving, "strike_off", actor=district.officer, facts={"finding": "我自己说完成"})
        assert refused.value.code == Code.NOT_YOURS
        act(moving, "strike_off", actor=district.supervisor, facts={"finding": "现场核验属实"})
    row = again(moving)
    assert (row.state, row.solved, row.progress) == ("struck_off", True, Decimal(100))
    assert differences(row) == []


def test_the_clock_ends_with_the_day_promised(district: District, moving: Commitment) -> None:
    deadline = moving.clocks.get(key="deadline")
    assert deadline.due_at is not None
    assert deadline.due_at.isoformat().startswith("2024-12-31T15:59:59")


def test_an_extension_is_approved_before_expiry(district: District, moving: Commitment) -> None:
    with on("2024-12-20"):
        ask = {"until": "2025-03-31", "reason": "冬季不能施工"}
        act(moving, "ask_extension", actor=district.officer, facts=ask)
        act(moving, "grant_extension", actor=district.leader)
    row = again(moving)
    assert (str(row.due_on), str(row.first_due_on)) == ("2025-03-31", "2024-12-31")
    assert differences(row) == []
    with on("2025-04-01"), pytest.raises(Refused):
        act(row, "ask_extension", actor=district.officer, facts=ask | {"until": "2025-06-30"})


def test_an_answer_after_expiry_extends_nothing(district: District, moving: Commitment) -> None:
    with on("2024-12-30"):
        ask = {"until": "2025-03-31", "reason": "冬季不能施工"}
        act(moving, "ask_extension", actor=district.officer, facts=ask)
    with on("2025-01-02"), pytest.raises(Refused) as refused:
        act(moving, "grant_extension", actor=district.leader)
    assert refused.value.code == Code.EXPIRED


def test_a_corrected_figure_keeps_both_values(district: District, moving: Commitment) -> None:
    report_progress(moving, district.officer, "2024-01-28", "30")
    with on("2024-02-02"), pytest.raises(Refused):
        report_progress(moving, district.officer, "2024-02-02", "20")
    facts = {
        "month": "2024-01-15",
        "percent": "20",
        "reason": "上次误把计划数填成完成数",
        "evidence": [photo(district.officer)],
    }
    with on("2024-02-03"):
        act(moving, "correct", actor=district.officer, facts=facts)
    first, second = moving.reports.order_by("id")
    assert [first.percent, second.percent] == [Decimal(30), Decimal(20)]
    assert second.corrects == first
    assert again(moving).progress == 20


def test_an_objection_has_an_arbiter(district: District, drafted: Commitment) -> None:
    with on("2024-01-10"):
        act(drafted, "approve_draft", actor=district.leader)
        act(drafted, "dispatch", actor=district.supervisor)
        act(drafted, "object_to", actor=district.officer, facts={"reason": "不是我局职责"})
        assert drafted.duties.get(kind="lead", closed_at=None).unit == district.lead
        other = {"unit": district.assisting.pk, "reason": "属城管职责"}
        act(drafted, "reassign", actor=district.leader, facts=other)
        act(drafted, "sign", actor=district.other)
    assert drafted.duties.get(kind="lead", closed_at=None).unit == district.assisting


def test_what_was_asked_of_others_comes_first(district: District, moving: Commitment) -> None:
    with on("2024-03-01"):
        part = {"unit": district.assisting.pk, "what": "拆除违建三处", "until": "2024-04-30"}
        act(moving, "ask_part", actor=district.officer, facts=part)
        claim = {"summary": "全部楼栋改造完成并验收", "evidence": [photo(district.officer)]}
        with pytest.raises(Refused) as refused:
            act(moving, "claim", actor=district.officer, facts=claim)
        assert refused.value.code == Code.GUARDED
        child = Subtask.objects.get()
        answer = {"done": "三处已拆除", "evidence": [photo(district.other)]}
        act(child, "answer", actor=district.other, facts=answer)
        act(child, "accept", actor=district.officer)
        act(moving, "claim", actor=district.officer, facts=claim)
    assert again(moving).state == "claimed"
