"""What is left of any text can be written into an Office file."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jiannuo.kernel.xml_text import writable

anything = st.text(st.one_of(st.characters(), st.sampled_from("\x00\x0b\x1f\ud800\udfff\ufffe\uffff")))


@given(anything)
def test_what_is_left_is_text_of_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = writable(text)
    assert etree.tostring(element)


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))))
def test_words_are_left_alone(text: str) -> None:
    assert writable(text) == text
