"""File names from outside are made harmless and stay recognisable."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiannuo.papers.names import LONGEST, harmless


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("2023年政府工作报告.docx", "2023年政府工作报告.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\文件\\报告.pdf", "报告.pdf"),
        ("报告\u202efdp.exe", "报告fdp.exe"),
        ('a"b\r\nSet-Cookie: x.txt', "abSet-Cookie x.txt"),
        ("...", "文件"),
        ("长" * 500 + ".docx", "长" * (LONGEST - 5) + ".docx"),
    ],
)
def test_known_tricks(given_name: str, kept: str) -> None:
    assert harmless(given_name) == kept


@given(st.text())
def test_nothing_dangerous_is_left(name: str) -> None:
    kept = harmless(name)
    assert 0 < len(kept) <= LONGEST
    assert not set(kept) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(c).startswith("C") for c in kept)
    assert not kept.startswith(".")
