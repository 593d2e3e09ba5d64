"""The inbox as somebody reads it: their own, in their language, within what they may see today."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Involvement, Matter, Outbox
from jiannuo.notices.delivering import deliver
from jiannuo.notices.models import InboxItem
from jiannuo.notices.tests.conftest import Notice, Open, SignIn, Town, account_of, text


def its(viewer: Any) -> InboxItem:
    return InboxItem.objects.get(account_id=account_of(viewer))


@pytest.mark.parametrize(
    ("language", "title"), [("zh-hans", "待您办理：楼道堆物"), ("en", "For you to do: 楼道堆物")]
)
def test_a_notice_is_read_in_the_readers_language(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn, language: str, title: str
) -> None:
    deliver([notice("kernel.new_duty", open_matter("楼道堆物"))])
    assert title in text(sign_in(town.officer, language).get("/inbox/"))


def test_a_duty_that_somebody_else_has_done_is_not_called_for_again(
    open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    matter = open_matter("楼道堆物")
    deliver(list(Outbox.objects.select_related("event")))
    act(matter, "fix", actor=town.head, facts={"how": "已清理"})
    page = text(sign_in(town.officer).get("/inbox/"))
    assert "已有新进展：楼道堆物" in page
    assert "待您办理" not in page


@pytest.mark.parametrize(("language", "level"), [("zh-hans", "超期升级"), ("en", "Overdue, escalated")])
def test_a_digest_says_how_many_of_each_level(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn, language: str, level: str
) -> None:
    matter = open_matter()
    deliver([notice(matter=matter, fraction=fraction) for fraction in ("0.6", "1.25", "1.25")])
    assert f'{level} <span class="numeral">2</span>' in text(sign_in(town.officer, language).get("/inbox/"))


def test_an_empty_inbox_says_what_will_come_here(town: Town, sign_in: SignIn) -> None:
    assert "没有未读通知" in text(sign_in(town.officer).get("/inbox/"))
    assert "还没有通知" in text(sign_in(town.officer).get("/inbox/?show=all"))


def test_nobody_reads_or_marks_the_inbox_of_another(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    deliver([notice(matter=open_matter())])
    item = its(town.officer)
    other = sign_in(town.stranger)
    assert "楼道堆物" not in text(other.get("/inbox/?show=all"))
    assert other.get(f"/inbox/{item.pk}/").status_code == 404
    other.post(f"/inbox/{item.pk}/read")
    other.post("/inbox/read")
    item.refresh_from_db()
    assert item.read_at is None


def test_what_may_be_seen_no_longer_is_not_named(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    deliver([notice(matter=open_matter("楼道堆物"))])
    Involvement.objects.all().delete()
    client = sign_in(town.officer)
    assert "楼道堆物" not in text(client.get("/inbox/"))
    page = text(client.get(f"/inbox/{its(town.officer).pk}/"))
    assert "楼道堆物" not in page
    assert "另有 1 件" in page


def test_a_digest_opens_into_its_matters_grave_ones_first(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    mild, grave = open_matter("井盖松动"), open_matter("楼道堆物")
    deliver([notice(matter=grave, fraction="1"), notice(matter=mild, fraction="0.6")])
    page = text(sign_in(town.officer).get(f"/inbox/{its(town.officer).pk}/"))
    assert page.index("楼道堆物") < page.index("井盖松动")
    assert its(town.officer).read_at is not None


def test_a_notice_alone_leads_to_its_matter(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jiannuo.notices.views.inbox.page_of", lambda matter: f"/of/{matter.pk}")
    matter = open_matter()
    deliver([notice(matter=matter)])
    answer = sign_in(town.officer).get(f"/inbox/{its(town.officer).pk}/")
    assert answer.headers["Location"] == f"/of/{matter.pk}"


def test_marking_works_without_script_and_equals_what_htmx_gets(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    deliver([notice(matter=open_matter())])
    client, item = sign_in(town.officer), its(town.officer)
    plain = client.post(f"/inbox/{item.pk}/read", {"back": "/inbox/?show=all"})
    assert plain.headers["Location"] == "/inbox/?show=all"
    client.post(f"/inbox/{item.pk}/unread")
    assert its(town.officer).read_at is None
    part = text(client.post(f"/inbox/{item.pk}/read", headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert 'id="bell"' in part
    assert "没有未读通知" in part
    whole = text(client.get("/inbox/"))
    assert part.split('<a class="jn-tool jn-bell"')[0].split("csrf")[0].strip() in whole


def test_the_way_back_leads_nowhere_else(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    deliver([notice(matter=open_matter())])
    answer = sign_in(town.officer).post("/inbox/read", {"back": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/inbox/"


def test_all_can_be_marked_read_at_once(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    deliver([notice(matter=open_matter()), notice("kernel.new_duty", Matter.objects.get())])
    sign_in(town.officer).post("/inbox/read")
    assert not InboxItem.objects.filter(account_id=account_of(town.officer), read_at=None).exists()
    assert InboxItem.objects.filter(account_id=account_of(town.head), read_at=None).count() == 2


def test_the_bell_counts_what_is_unread(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    deliver([notice(matter=open_matter()), notice("kernel.new_duty", Matter.objects.get())])
    client = sign_in(town.officer)
    assert "2 条未读" in text(client.get("/inbox/settings/"))
    client.post("/inbox/read")
    assert "条未读" not in text(client.get("/inbox/settings/"))


def test_a_page_asks_no_more_for_many_items_than_for_one(
    notice: Notice, open_matter: Open, town: Town, sign_in: SignIn
) -> None:
    client = sign_in(town.officer)
    client.get("/inbox/")

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text(client.get("/inbox/"))
        return len(asked)

    deliver([notice(matter=open_matter("一"))])
    few = questions()
    for day in range(15):
        InboxItem.objects.create(
            account_id=account_of(town.officer),
            message="kernel.alarm",
            window_at=f"2026-01-{day + 1:02}T00:00Z",
            count=0,
            first_at=f"2026-01-{day + 1:02}T00:00Z",
            last_at=f"2026-01-{day + 1:02}T00:00Z",
        )
    assert questions() <= few


def test_a_class_that_is_gone_does_not_break_the_inbox(town: Town, sign_in: SignIn, morning: Any) -> None:
    InboxItem.objects.create(
        account_id=account_of(town.officer),
        message="an.app.that.left",
        window_at=morning,
        count=1,
        first_at=morning,
        last_at=morning,
    )
    text(sign_in(town.officer).get("/inbox/"))
