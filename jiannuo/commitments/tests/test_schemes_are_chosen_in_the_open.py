"""The page of schemes: rules in words, this month under each, another one from a day on; the past stays."""

from datetime import date

import pytest
from django.test import Client

from jiannuo.commitments.lights.freezing import freeze_lights
from jiannuo.commitments.lights.schemes import scheme_on
from jiannuo.commitments.lights.showing import light_of
from jiannuo.commitments.models import Commitment, Light, LightPeriod, LightScheme
from jiannuo.commitments.queries.schemes import changes, schemes
from jiannuo.commitments.tests.conftest import District, on, report_progress
from jiannuo.people.viewer import Viewer

URL = "/commitments/lights/"


def client_of(viewer: Viewer) -> Client:
    client = Client()
    assert viewer.account is not None
    client.force_login(viewer.account)
    return client


@pytest.fixture
def behind(district: District, moving: Commitment) -> Commitment:
    """Reported in time and far behind: green by month, yellow against the plan."""
    report_progress(moving, district.officer, "2024-01-31", "1")
    report_progress(moving, district.officer, "2024-02-28", "2")
    return moving


def test_every_scheme_is_shown_in_words_with_this_month_under_it(
    district: District, behind: Commitment
) -> None:
    with on("2024-03-05"):
        page = client_of(district.officer).get(URL).content.decode()
    for scheme in LightScheme.objects.all():
        assert scheme.label in page
        for rule in scheme.rules.all():
            assert rule.label in page
    assert "落后序时大于 0 个百分点" in page
    assert "以上都不符合的" in page
    assert page.count("如果本月用它") == LightScheme.objects.count() - 1


def test_the_lights_under_the_scheme_in_force_are_those_of_today(
    district: District, behind: Commitment
) -> None:
    with on("2024-03-05"):
        every = schemes(district.supervisor)
        (now,) = (one for one in every if one.current)
        assert [lamp.light for lamp in now.lamps] == [light_of(behind)]
        other = next(one for one in every if one.scheme.key == "monthly")
        (change,) = changes(now, other)
    assert (change.lamp.light.colour, change.would.colour) == ("yellow", "green")
    assert changes(now, now) == []


def test_another_scheme_is_chosen_with_a_reason_and_the_past_stays(
    district: District, behind: Commitment
) -> None:
    with on("2024-03-01", 1):
        freeze_lights()
    before = list(Light.objects.order_by("pk").values())
    client = client_of(district.supervisor)
    with on("2024-03-05"):
        assert "会变色的事项" in client.get(f"{URL}monthly/").content.decode()
        answer = client.post(f"{URL}monthly/", {"since": "2024-03-10", "reason": "常务会议定"}, follow=True)
        page = answer.content.decode()
        assert light_of(behind).colour == "yellow", "not before the day"
    assert "从 2024-03-10 起按“按月亮灯”亮灯" in page
    assert "还没有到起用日" in page
    assert "常务会议定" in page
    assert "督查员" in page
    with on("2024-03-10"):
        assert light_of(behind).colour == "green"
    with on("2024-04-01", 1):
        freeze_lights()
    assert list(Light.objects.order_by("pk").values())[: len(before)] == before
    march = Light.objects.get(month=date(2024, 3, 1))
    assert march.rule is not None
    assert march.rule.scheme.key == "monthly"


@pytest.mark.parametrize(
    ("key", "told", "words"),
    [
        ("monthly", {"since": "2024-03-04"}, "启用日期不能早于今天"),
        ("monthly", {"since": "2024-02-31"}, "请"),
        ("monthly", {"reason": ""}, "请写明理由"),
        ("month-quarter", {}, "现在用的就是“月黄季红”"),
    ],
)
def test_a_wrong_choice_changes_nothing(
    district: District, behind: Commitment, key: str, told: dict[str, str], words: str
) -> None:
    with on("2024-03-05"):
        sent = {"since": "2024-03-10", "reason": "常务会议定", **told}
        answer = client_of(district.supervisor).post(f"{URL}{key}/", sent)
        assert answer.status_code == 422
        now = scheme_on(date(2024, 12, 31))
    assert now is not None
    assert now.key == "month-quarter"
    assert words in answer.content.decode()
    assert LightPeriod.objects.count() == 1


@pytest.mark.parametrize("who", ["officer", "leader"])
def test_only_the_supervision_office_chooses(district: District, behind: Commitment, who: str) -> None:
    client = client_of(getattr(district, who))
    with on("2024-03-05"):
        assert (
            client.post(f"{URL}monthly/", {"since": "2024-03-10", "reason": "常务会议定"}).status_code == 403
        )
        assert "改用" not in client.get(URL).content.decode()


def test_a_scheme_that_is_none_is_not_found(district: District) -> None:
    assert client_of(district.supervisor).get(f"{URL}rainbow/").status_code == 404


def test_no_colour_stands_without_its_word_and_mark(district: District, behind: Commitment) -> None:
    with on("2024-03-05"):
        page = client_of(district.supervisor).get(f"{URL}monthly/").content.decode()
    for word in ("红灯", "黄灯", "绿灯"):
        assert word in page
    assert page.count("<svg") >= page.count('class="jl-mini')
