"""A step is repeated exactly when something it read has changed."""

from pathlib import Path

from tools.prepare.stamps import digest, is_current, renew


def test_a_digest_changes_with_content_and_words_and_not_with_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    before = digest([one, two], "demo=True")
    assert digest([two, one], "demo=True") == before
    assert digest([one, two], "demo=False") != before
    one.write_text("changed")
    assert digest([one, two], "demo=True") != before


def test_swapping_the_contents_of_two_files_is_a_change(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("1")
    two.write_text("2")
    before = digest([one, two])
    one.write_text("2")
    two.write_text("1")
    assert digest([one, two]) != before


def test_a_step_is_current_only_once_it_finished(tmp_path: Path) -> None:
    stamp = tmp_path / "folder" / "stamp"
    assert not is_current(stamp, "abc")
    renew(stamp, "abc")
    assert is_current(stamp, "abc")
    assert not is_current(stamp, "abd")
