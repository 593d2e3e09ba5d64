"""Reports by spreadsheet as a browser sees them: download, upload with evidence, check, confirm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from jiannuo.commitments.models import Commitment, Progress
from jiannuo.commitments.tests.conftest import District, district, drafted, moving, promised
from jiannuo.commitments.tests.filling import fill, jpeg
from jiannuo.kernel.append_only import protect, unprotect
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow

__all__ = ["district", "drafted", "moving", "promised"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
URL = "/commitments/reporting/"


@pytest.fixture(scope="module", autouse=True)
def _protected_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied for the last time."""
    yield
    with django_db_blocker.unblock():
        protect()


@pytest.fixture(autouse=True)
def log(transactional_db: None) -> Iterator[None]:
    """The log as it is in use; afterwards, for emptying it, unprotected."""
    protect()
    yield
    unprotect()


def filled(page: Page, moving: Commitment, folder: Path, percent: float) -> tuple[Path, Path]:
    """The sheet as downloaded, filled in, and the photograph it names."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="下载填报表").click()
    sheet, photo = folder / "填报.xlsx", folder / "现场.jpg"
    blank = Path(waiting.value.path()).read_bytes()
    told = {"percent": percent, "done": "两个小区已完工", "evidence": "现场.jpg"}
    sheet.write_bytes(fill(blank, {moving.pk: told}))
    photo.write_bytes(jpeg())
    return sheet, photo


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_sheet_goes_the_whole_way(
    open_page: Open, district: District, moving: Commitment, tmp_path: Path, size: tuple[int, int]
) -> None:
    page = open_page(URL, account=district.officer.account, size=size)
    sheet, photo = filled(page, moving, tmp_path, 20)
    page.get_by_label("填好的填报表").set_input_files(sheet)
    page.get_by_label("佐证文件", exact=True).set_input_files([photo])
    page.get_by_role("button", name="上传并核对").click()
    expect(page.get_by_role("status").first).to_contain_text("能填报 1 行")
    assert overflow(page) == 0
    page.get_by_role("button", name="确认填报 1 行").click()
    expect(page.get_by_role("status").first).to_contain_text("已填报 1 行")
    assert Progress.objects.get().percent == 20


def test_the_pages_are_free_of_serious_barriers(
    open_page: Open, district: District, moving: Commitment, tmp_path: Path
) -> None:
    found = []
    for size, theme in ((WIDE, "light"), (PHONE, "dark")):
        page = open_page(URL, account=district.officer.account, size=size, cookies={"theme": theme})
        found += axe_findings(page)
        assert overflow(page) == 0
        sheet, _photo = filled(page, moving, tmp_path, 120)
        page.get_by_label("填好的填报表").set_input_files(sheet)
        page.get_by_role("button", name="上传并核对").click()
        expect(page.get_by_role("heading", name="退回的行")).to_be_visible()
        found += axe_findings(page)
        assert overflow(page) == 0
        page.goto(URL)
        page.get_by_label("填好的填报表").set_input_files(tmp_path / "现场.jpg")
        page.get_by_role("button", name="上传并核对").click()
        expect(page.get_by_role("alert")).to_be_focused()
        found += axe_findings(page)
    assert not found, "\n".join(found)
