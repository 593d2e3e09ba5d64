"""Of a photo only the pixels are kept, upright and within bounds (PIPL, articles 6 and 28)."""

import io

import pytest
from PIL import Image, ImageCms

from jiannuo.papers.evidence import images
from jiannuo.papers.evidence.examining import Examined, examine
from jiannuo.papers.evidence.refusals import EvidenceRefused
from jiannuo.papers.tests import files


def kept(content: bytes, name: str = "a.jpg") -> Examined:
    return examine(io.BytesIO(content), name)


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_place_and_camera_are_gone(form: str) -> None:
    handed_in = files.photo(form)
    assert files.SERIAL.encode() in handed_in
    examined = kept(handed_in)
    for content in (examined.content, examined.thumbnail):
        assert files.SERIAL.encode() not in content
        assert "示例相机".encode() not in content
        assert not dict(opened(content).getexif())


def test_comments_and_profiles_are_gone() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    examined = kept(files.photo(comment=b"Zhang San, phone 13800000000", icc_profile=profile))
    assert b"13800000000" not in examined.content
    assert "icc_profile" not in opened(examined.content).info


def test_what_was_appended_is_gone() -> None:
    assert b"motion photo" not in kept(files.photo() + b"motion photo").content


@pytest.mark.parametrize(("turned", "left"), [(1, "red"), (3, "blue"), (2, "blue")])
def test_the_photo_is_upright(turned: int, left: str) -> None:
    image = opened(kept(files.photo(turned=turned)).content).convert("RGB")
    pixel = image.getpixel((4, image.height // 2))
    assert isinstance(pixel, tuple)
    assert (pixel[0] > pixel[2]) == (left == "red")


def test_a_photo_taken_sideways_changes_its_sides() -> None:
    examined = kept(files.photo(size=(64, 32), turned=6))
    assert (examined.width, examined.height) == (32, 64)


def test_broken_notes_do_not_cost_the_photo() -> None:
    content = (
        files.photo()
        .replace(b"Exif\x00\x00MM", b"Exif\x00\x00XX")
        .replace(b"Exif\x00\x00II", b"Exif\x00\x00XX")
    )
    assert kept(content).width == 64


def test_a_large_photo_is_kept_at_a_bearable_size() -> None:
    examined = kept(files.photo(size=(6000, 3000)))
    assert (examined.width, examined.height) == (4096, 2048)
    assert opened(examined.thumbnail).size == (480, 240)


@pytest.mark.parametrize("sides", [(7300, 7000), (100_000, 100_000), (20_000, 20_000)])
def test_a_picture_that_unpacks_into_gigabytes_is_refused_unseen(sides: tuple[int, int]) -> None:
    bomb = files.wide_png(*sides)
    assert len(bomb) < 200
    with pytest.raises(EvidenceRefused) as refused:
        kept(bomb, "a.png")
    assert refused.value.code == "too_many_pixels"
    assert "5100 万像素" in str(refused.value)


def test_a_picture_that_never_stops_refining_is_refused() -> None:
    assert kept(files.many_scans(5)).width == 64
    with pytest.raises(EvidenceRefused) as refused:
        kept(files.many_scans(images.MOST_SCANS + 1))
    assert refused.value.code == "damaged"


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "LA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "I;16")]
)
def test_every_kind_of_png_is_taken(form: str, mode: str) -> None:
    image = Image.new("L", (40, 30), 200)
    out = io.BytesIO()
    (image.convert("I").convert(mode) if mode == "I;16" else image.convert(mode)).save(out, form)
    assert opened(kept(out.getvalue(), "a.png").content).size == (40, 30)


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_printers_and_scanners_jpegs_are_taken(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "JPEG")
    assert opened(kept(out.getvalue()).content).mode == "RGB"


def test_the_place_is_gone_from_a_film_and_the_pictures_stay_where_they_were() -> None:
    handed_in = files.film()
    content = kept(handed_in, "a.mp4").content
    assert b"+38.9201" in handed_in
    assert b"+38.9201" not in content
    assert b"seen" in content
    assert len(content) == len(handed_in)
    assert content.index(b"pictures") == handed_in.index(b"pictures")
