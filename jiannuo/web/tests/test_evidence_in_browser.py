"""Evidence is handed in from a phone: previews, smaller photos, words at the file, a gallery."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Page, Route, expect

from jiannuo.papers.models import Paper, Submission
from jiannuo.papers.tests import files
from jiannuo.people.roles import Role
from jiannuo.web.tests.browser import PHONE, WIDE, Open, axe_findings, overflow
from jiannuo.web.tests.conftest import account_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("jiannuo.web.tests.evidence_page"),
]


def page_of(open_page: Open, **options: object) -> Page:
    return open_page("/try", account=account_of(Role.STREET), **options)


def choose(page: Page, *chosen: tuple[str, bytes]) -> None:
    page.locator(".jn-evidence-chooser input").set_input_files(
        [FilePayload(name=name, mimeType=_type(name), buffer=content) for name, content in chosen]
    )


def _type(name: str) -> str:
    return {"jpg": "image/jpeg", "pdf": "application/pdf", "docx": "application/msword"}[
        name.rpartition(".")[2]
    ]


def test_photos_are_shown_sent_and_submitted(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page, size=PHONE, has_touch=True, is_mobile=True)
    expect(page.get_by_text("拍照")).to_be_visible()
    choose(page, ("现场.jpg", files.photo(size=(600, 400))), ("纪要.pdf", files.pdf()))
    expect(page.get_by_text("已上传")).to_have_count(2)
    assert (
        page.locator("canvas").first.evaluate("c => c.getContext('2d').getImageData(10, 70, 1, 1).data[0]")
        > 150
    )
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".jn-gallery-item")).to_have_count(2)
    assert Submission.objects.count() == 2


def test_a_huge_photo_is_made_smaller_before_it_is_sent(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page)
    taken = files.photo(size=(5000, 3000))
    choose(page, ("大图.jpg", taken))
    expect(page.get_by_text("已上传")).to_have_count(1)
    paper = Paper.objects.get()
    assert (paper.width, paper.height) == (2560, 1536)
    assert Submission.objects.get().received_sha256 != hashlib.sha256(taken).hexdigest()


def test_a_disguised_program_is_named_at_its_place_and_can_be_taken_away(
    open_page: Open, transactional_db: None
) -> None:
    page = page_of(open_page)
    choose(page, ("photo.jpg", files.EXE), ("现场.jpg", files.photo()))
    expect(page.locator(".jn-evidence-item.is-wrong .jn-evidence-problem")).to_have_text(
        "文件“photo.jpg”实际是可执行程序，已拒绝。请上传照片、PDF、Word、Excel、PPT、文本或短视频。"
    )
    expect(page.get_by_text("已上传")).to_have_count(1)
    page.locator(".is-wrong").get_by_role("button", name="移除").click()
    expect(page.locator(".jn-evidence-item")).to_have_count(1)


def test_the_same_photo_twice_is_one(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page)
    choose(page, ("a.jpg", files.photo()))
    expect(page.get_by_text("已上传")).to_have_count(1)
    choose(page, ("b.jpg", files.photo()))
    expect(page.locator("progress:visible")).to_have_count(0)
    expect(page.locator(".jn-evidence-item")).to_have_count(1)


def test_a_dead_line_is_told_and_tried_again(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page)
    page.route("**/papers/", lambda route: route.abort())
    choose(page, ("a.jpg", files.photo()))
    expect(page.get_by_text("没有传上去")).to_be_visible()
    page.unroute("**/papers/")
    page.get_by_role("button", name="重试").click()
    expect(page.get_by_text("已上传")).to_have_count(1)
    expect(page.get_by_text("没有传上去")).to_be_hidden()


def test_an_ended_session_is_told(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page)
    page.context.clear_cookies(name="sessionid")
    choose(page, ("a.jpg", files.photo()))
    expect(page.get_by_text("登录已过期")).to_be_visible()


def test_the_form_waits_for_what_is_still_being_sent(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page)
    held: list[Route] = []
    page.route("**/papers/", lambda route: held.append(route))  # noqa: PLW0108 (a builtin cannot be marked)
    choose(page, ("a.jpg", files.photo()))
    page.wait_for_timeout(300)
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("文件还在上传，请稍候。")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_text("已上传")).to_have_count(1)
    expect(page.get_by_text("文件还在上传，请稍候。")).to_be_hidden()


def test_without_script_the_file_goes_with_the_form(
    open_page: Open, transactional_db: None, tmp_path: Path
) -> None:
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(files.photo())
    page = page_of(open_page, java_script_enabled=False)
    page.locator(".jn-evidence-chooser input").set_input_files(photo)
    page.get_by_label("说明").evaluate("field => field.removeAttribute('maxlength')")
    page.get_by_label("说明").fill("太长" * 20)
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("已上传")).to_have_count(1)
    page.get_by_label("说明").fill("好了")
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".jn-gallery-photo")).to_have_count(1)


def test_the_gallery_opens_over_the_page_and_is_worked_by_keyboard(
    open_page: Open, transactional_db: None
) -> None:
    page = page_of(open_page)
    choose(page, ("一.jpg", files.photo()), ("二.jpg", files.photo(size=(300, 500))))
    expect(page.get_by_text("已上传")).to_have_count(2)
    page.get_by_role("button", name="提交").click()
    page.locator("[data-gallery-photo]").first.focus()
    page.keyboard.press("Enter")
    box = page.locator("dialog.jn-lightbox")
    expect(box.locator("figcaption")).to_have_text("一.jpg (1/2)")
    page.keyboard.press("ArrowRight")
    expect(box.locator("figcaption")).to_have_text("二.jpg (2/2)")
    assert box.locator("img").evaluate("image => image.decode().then(() => image.naturalHeight)") == 500
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.locator("[data-gallery-photo]").nth(1)).to_be_focused()


@pytest.mark.parametrize(
    ("size", "theme", "kind"),
    [(PHONE, "dark", "normal"), (WIDE, "light", "large"), (PHONE, "light", "large")],
)
def test_the_parts_fit_and_are_free_of_serious_barriers(
    open_page: Open, transactional_db: None, size: tuple[int, int], theme: str, kind: str
) -> None:
    page = page_of(open_page, size=size, cookies={"theme": theme, "type": kind})
    choose(page, ("现场.jpg", files.photo()), ("很长的文件名" * 12 + ".docx", files.word()))
    expect(page.get_by_text("已上传")).to_have_count(2)
    choose(page, ("photo.jpg", files.EXE))
    expect(page.locator(".is-wrong")).to_have_count(1)
    assert overflow(page) == 0
    assert not axe_findings(page)
    page.locator(".is-wrong button").last.click()
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".jn-gallery-item")).to_have_count(2)
    assert overflow(page) == 0
    assert not axe_findings(page)
    smallest = page.locator(".jn-gallery-save").first.bounding_box()
    assert smallest is not None
    assert min(smallest["width"], smallest["height"]) >= 44


def test_a_print_shows_the_digits_of_the_hash(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page)
    choose(page, ("现场.jpg", files.photo()))
    expect(page.get_by_text("已上传")).to_have_count(1)
    page.get_by_role("button", name="提交").click()
    page.emulate_media(media="print")
    expect(page.locator(".jn-gallery-digest")).to_have_text(Paper.objects.get().sha256[:12])
    expect(page.locator(".jn-gallery-digest")).to_be_visible()
    expect(page.locator(".jn-evidence-choose")).to_be_hidden()


def test_a_photo_that_was_made_smaller_is_upright(open_page: Open, transactional_db: None) -> None:
    page = page_of(open_page)
    choose(page, ("侧.jpg", files.photo(size=(4000, 3000), turned=6)))
    expect(page.get_by_text("已上传")).to_have_count(1)
    paper = Paper.objects.get()
    assert (paper.width, paper.height) == (1920, 2560)
    with paper.content.open("rb") as file:
        image = Image.open(io.BytesIO(file.read())).convert("RGB")
    top, bottom = image.getpixel((900, 9)), image.getpixel((900, 2500))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert (top[0] > top[2], bottom[0] > bottom[2]) == (True, False)
