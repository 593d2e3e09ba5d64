"""Photographs of nothing: drawn street scenes that say DEMO, so that nobody takes them for proof."""

import io
import random

from PIL import Image, ImageDraw, ImageFont

SIZE = (640, 420)


def draw_scene(seed: int) -> bytes:
    """A JPEG of a made-up street, another one for each ``seed``."""
    dice = random.Random(seed)  # noqa: S311 - a drawing, not a secret
    image = Image.new("RGB", SIZE, (196, 214, 230))
    pen = ImageDraw.Draw(image)
    width, height = SIZE
    pen.rectangle((0, height * 3 // 4, width, height), fill=(122, 126, 130))
    left = -20
    while left < width:
        broad, tall = dice.randint(70, 140), dice.randint(120, 270)
        shade = dice.randint(150, 225)
        top = height * 3 // 4 - tall
        pen.rectangle((left, top, left + broad, height * 3 // 4), fill=(shade, shade - 12, shade - 30))
        for x in range(left + 10, left + broad - 14, 22):
            for y in range(top + 12, height * 3 // 4 - 20, 30):
                lit = dice.random() > 0.8
                pen.rectangle((x, y, x + 11, y + 16), fill=(240, 214, 140) if lit else (86, 104, 122))
        left += broad + dice.randint(4, 18)
    for _tree in range(5):
        x = dice.randint(10, width - 30)
        pen.rectangle((x + 9, height * 3 // 4 - 24, x + 13, height * 3 // 4 + 6), fill=(92, 70, 50))
        pen.ellipse((x - 6, height * 3 // 4 - 60, x + 28, height * 3 // 4 - 18), fill=(84, 132, 88))
    pen.rectangle((0, height - 46, width, height), fill=(24, 32, 44))
    pen.text((16, height - 38), f"DEMO  {seed:06d}  -  not a real photograph", fill="white",
             font=ImageFont.load_default(24))  # fmt: skip
    written = io.BytesIO()
    image.save(written, "JPEG", quality=72)
    return written.getvalue()
