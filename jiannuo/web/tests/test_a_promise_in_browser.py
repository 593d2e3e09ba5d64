"""A promise from the hands of the supervision office to a receipt in the hands of the public."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pytest_django import DjangoDbBlocker

import jiannuo
from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.models import Commitment
from jiannuo.commitments.tests.conftest import District, district, promised
from jiannuo.kernel.act import act
from jiannuo.kernel.append_only import protect, unprotect
from jiannuo.kernel.ledger.sequencer import run_once
from jiannuo.kernel.now import real_now, today
from jiannuo.papers.tests import files
from jiannuo.people.models import Account
from jiannuo.people.viewer import Viewer
from jiannuo.web.tests.browser import PHONE, Open, axe_findings, overflow

__all__ = ["district", "promised"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOT = Path(jiannuo.__file__).parents[1]
#: two checkers written apart from one another; both take a file and then the public key
CHECKERS = (
    ("-m", "jiannuo", "verify", "{file}", "--key", "{key}"),
    (str(ROOT / "docs" / "verify" / "verify.py"), "{file}", "{key}"),
)


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied for the last time."""
    yield
    with django_db_blocker.unblock():
        protect()


@pytest.fixture
def approved(transactional_db: None, district: District, promised: Promised) -> Iterator[Commitment]:
    """A promise of this year that its leader has approved."""
    protect()
    due = replace(promised, due_on=today() + timedelta(days=100))
    row = draft_commitments([due], actor=district.supervisor)[0]
    act(row, "approve_draft", actor=district.leader)
    yield row
    unprotect()


def take_step(page: Page, row: Commitment, step: str, **words: str) -> None:
    """Open the step from the matter's page, fill in ``words`` by label, and send."""
    row.refresh_from_db()
    page.goto(f"/matters/{row.pk}/")
    page.get_by_label("可办的步骤").get_by_role("link", name=step, exact=True).click()
    for label, text in words.items():
        page.get_by_label(label).fill(text)
    photos = page.locator(".jn-evidence-chooser input")
    if photos.count():
        picture = files.photo(size=(600, 400 + row.revision))
        photos.set_input_files([FilePayload(name="现场.jpg", mimeType="image/jpeg", buffer=picture)])
        expect(page.get_by_text("已上传")).to_have_count(1)
    if (public := page.get_by_role("group", name="佐证对外公开")).count():
        public.get_by_label("是").check()
    if (sure := page.get_by_label("我已核对，确认办结")).count():
        sure.check()
    page.get_by_role("button", name=f"提交：{step}").click()
    expect(page.get_by_role("status").first).to_contain_text(re.compile("现在是|已办结|已销号"))


def test_it_is_dispatched_reported_struck_off_seen_and_verified(
    open_page: Open, district: District, approved: Commitment, tmp_path: Path
) -> None:
    def signed_in(viewer: Viewer, **options: object) -> Page:
        return open_page("/", account=Account.objects.get(pk=viewer.account_id or 0), **options)

    office = signed_in(district.supervisor)
    take_step(office, approved, "下发")
    bureau = signed_in(district.officer, size=PHONE)
    take_step(bureau, approved, "签收")
    month = {"数据截至": today().isoformat(), "完成进度": "100", "进展情况": "全部楼栋完工"}
    take_step(bureau, approved, "填报进展", **month)
    take_step(bureau, approved, "申请销号", 完成情况="九十七万平方米全部改造完成并验收")
    take_step(office, approved, "核验销号", 核验意见="现场核验属实")
    while run_once(real_now()):
        pass

    public = open_page(f"/commitments/promise/{approved.pk}/", size=PHONE)
    expect(public.get_by_text("办成了，已核验")).to_be_visible()
    expect(public.get_by_text("全部楼栋完工")).to_be_visible()
    assert overflow(public) == 0
    assert axe_findings(public) == []
    with public.expect_download() as receipt:
        public.get_by_role("link", name="下载凭据").click()
    receipt.value.save_as(tmp_path / "receipt.json")
    key = public.request.get("/ledger/key").text().strip()
    for checker in CHECKERS:
        order = [sys.executable, *(word.format(file=tmp_path / "receipt.json", key=key) for word in checker)]
        # nothing but the files: a database that is asked would not answer
        alone = {"PYTHONPATH": str(ROOT), "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none"}
        done = subprocess.run(order, capture_output=True, text=True, timeout=60, env=alone, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
