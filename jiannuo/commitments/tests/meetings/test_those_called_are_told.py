"""What those who take part find in their inbox, in their language."""

import pytest
from django.conf import settings
from django.test import Client

from jiannuo.commitments.models import Commitment, Meeting
from jiannuo.commitments.tests.conftest import District, on
from jiannuo.commitments.tests.meetings.calling import call
from jiannuo.kernel.act import act
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import now
from jiannuo.notices.delivering import deliver
from jiannuo.notices.message import message_of
from jiannuo.people.viewer import Viewer


@pytest.fixture
def meeting(district: District, moving: Commitment) -> Meeting:
    return call(moving, district, "2024-03-01", "2024-03-05")


def inbox(viewer: Viewer, language: str = "zh-hans") -> str:
    """The inbox of ``viewer`` once everything was delivered."""
    waiting = Outbox.objects.filter(kind="notice", done_at=None).order_by("id")
    rows = list(waiting)
    assert deliver(rows) == {}
    waiting.update(done_at=now())
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert viewer.account is not None
    client.force_login(viewer.account)
    return client.get("/inbox/").content.decode()


def test_units_are_called_by_a_duty_and_the_chair_by_a_notice(district: District, meeting: Meeting) -> None:
    with on("2024-03-01", 10):
        assert "待您办理：2024年3月调度会" in inbox(district.other)
        assert "请您主持：2024年3月调度会" in inbox(district.leader)


def test_a_move_is_told_with_the_new_time(district: District, meeting: Meeting) -> None:
    with on("2024-03-02"):
        facts = {"day": "2024-03-08", "at": "14:00", "place": "四楼会议室", "reason": "会议冲突"}
        act(meeting, "move", actor=district.supervisor, facts=facts)
        said = inbox(district.officer)
    assert "会议有变动：2024年3月调度会" in said
    assert "14:00" in said
    assert "四楼会议室" in said
    assert "Meeting changed" in inbox(district.officer, "en")


def test_a_cancelled_meeting_is_told_with_its_reason(district: District, meeting: Meeting) -> None:
    with on("2024-03-02"):
        act(meeting, "cancel", actor=district.supervisor, facts={"reason": "并入季调度"})
        said = inbox(district.officer)
    assert "会议取消：2024年3月调度会" in said
    assert "理由：并入季调度" in said


@pytest.mark.parametrize("key", ["meeting_called", "meeting_moved", "meeting_cancelled"])
def test_outside_it_says_no_more_than_how_many(key: str) -> None:
    message = message_of(f"commitments.{key}")
    assert message is not None
    assert "3 个调度会" in message.outside(3)
