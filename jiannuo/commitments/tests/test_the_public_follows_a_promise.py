"""The public pages: plain words, what was done, evidence that may be public, nothing of a draft."""

import pytest
from django.test import Client

from jiannuo.commitments.models import Commitment
from jiannuo.commitments.tests.conftest import District, on, photo, report_progress
from jiannuo.kernel.act import act


@pytest.fixture
def followed(district: District, moving: Commitment) -> Commitment:
    """Reported twice; the first report checked and shown."""
    report_progress(moving, district.officer, "2024-01-28", "20", problems="雨季停工")
    with on("2024-02-01"):
        facts = {"verdict": "true", "finding": "现场已看", "show_evidence": True}
        act(moving, "check", actor=district.supervisor, facts=facts)
    report_progress(moving, district.officer, "2024-02-27", "35")
    return Commitment.objects.get(pk=moving.pk)


def page(client: Client, address: str) -> str:
    with on("2024-03-01"):
        return client.get(address, follow=True).content.decode()


def test_the_list_says_where_each_stands(client: Client, followed: Commitment) -> None:
    shown = page(client, "/commitments/promises/")
    assert "正在办" in shown
    assert "改造老旧小区" in shown
    assert "35%" in shown


def test_the_page_quotes_the_report_and_tells_what_was_done(client: Client, followed: Commitment) -> None:
    shown = page(client, f"/commitments/promise/{followed.pk}/")
    assert followed.quote in shown
    assert "雨季停工" in shown
    assert "督查室已核实" in shown
    assert "2024-12-31" in shown


def test_only_evidence_that_was_looked_at_is_shown(client: Client, followed: Commitment) -> None:
    shown = page(client, f"/commitments/promise/{followed.pk}/")
    assert shown.count('<li class="jn-gallery-item') == 1


def test_no_person_is_named(client: Client, followed: Commitment) -> None:
    shown = page(client, f"/commitments/promise/{followed.pk}/")
    assert "住建科员" not in shown
    assert "督查员" not in shown


def test_a_draft_is_nobodys_business(client: Client, drafted: Commitment) -> None:
    with on("2024-01-09"):
        assert client.get(f"/commitments/promise/{drafted.pk}/").status_code == 404
        assert client.get("/commitments/promises/").status_code == 302


@pytest.mark.parametrize(
    "query", ["?q=%00", "?q=" + "x" * 500, "?domain=zz&group=zz", "?page=-3", "?page=zz"]
)
def test_odd_questions_get_an_answer(client: Client, followed: Commitment, query: str) -> None:
    with on("2024-03-01"):
        assert client.get(f"/commitments/promises/{query}").status_code == 200


def test_a_kept_promise_says_what_was_found(client: Client, district: District, followed: Commitment) -> None:
    with on("2024-03-01"):
        claim = {"summary": "全部楼栋改造完成并验收", "evidence": [photo(district.officer)]}
        act(followed, "claim", actor=district.officer, facts=claim)
        found = {"finding": "逐栋看过，属实", "show_evidence": True}
        act(followed, "strike_off", actor=district.supervisor, facts=found)
    shown = page(client, f"/commitments/promise/{followed.pk}/")
    assert "办成了，已核验" in shown
    assert "逐栋看过，属实" in shown
