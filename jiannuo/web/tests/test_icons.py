"""Icons are drawn into the page."""

import pytest

from jiannuo.web.templatetags.icons import icon


def test_an_icon_without_label_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in icon("home")


def test_a_label_is_read_aloud_and_escaped() -> None:
    drawn = icon("home", label='"><b>')
    assert 'role="img"' in drawn
    assert "<b>" not in drawn


@pytest.mark.parametrize("name", ["no-such-icon", "../outline/home", ""])
def test_an_unknown_icon_is_a_template_error(name: str) -> None:
    with pytest.raises(FileNotFoundError):
        icon(name)
