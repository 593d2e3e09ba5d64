"""Every character of the clean text keeps its place in the original."""

from hypothesis import given
from hypothesis import strategies as st

from jiannuo.reports.reading.cleaning import clean


@given(st.text())
def test_every_character_stands_where_its_origin_says(original: str) -> None:
    cleaned = clean(original)
    assert len(cleaned.origins) == len(cleaned.text)
    assert all(original[o] == c for o, c in zip(cleaned.origins, cleaned.text, strict=True))
