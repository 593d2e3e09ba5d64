"""./run on a checkout: quiet, from any directory, with the streams and the exit code of the command."""

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


#: with --dist loadgroup these run one after another, and set up one checkout
pytestmark = pytest.mark.xdist_group("run")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that is set up."""
    folder = copy_to(tmp_path_factory.mktemp("checkout"))
    assert call(folder, "--version").returncode == 0
    return folder


def copy_to(folder: Path) -> Path:
    """Copy the tracked files into ``folder``; what is installed already is borrowed."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def call(
    checkout: Path,
    *arguments: str,
    cwd: Path | None = None,
    given: str | None = None,
    env: dict[str, str] | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Call ./run as a person would, with an environment of its own and an empty district."""
    ours = ("JIANNUO", "DJANGO", "DATABASE")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.run(
        [checkout / "run", *arguments],
        cwd=cwd or checkout,
        env=env or {**plain, "JIANNUO_DEMO": "0"},
        input=given,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_the_first_call_sets_up_on_standard_error_and_a_later_one_is_silent(tmp_path: Path) -> None:
    checkout = copy_to(tmp_path)
    first = call(checkout, "--version")
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("jiannuo, version")
    assert "Preparing the database" in first.stderr
    second = call(checkout, "--version")
    assert (second.returncode, second.stderr) == (0, "")


def test_the_files_of_the_caller_are_read_and_the_modules_lying_there_are_not(
    checkout: Path, tmp_path: Path
) -> None:
    (tmp_path / "click.py").write_text("raise SystemExit('the wrong click')")
    (tmp_path / "报告.txt").write_text("2023年，全区地区生产总值增长6.5%。", "utf-8")
    done = call(checkout, "report", "extract", "报告.txt", cwd=tmp_path)
    assert "the wrong click" not in done.stderr
    assert done.returncode == 0, done.stderr


def test_the_exit_code_is_that_of_the_command(checkout: Path) -> None:
    assert call(checkout, "report", "extract", "no-such-file.txt").returncode == 3


def test_standard_input_reaches_the_command(checkout: Path) -> None:
    done = call(checkout, "django", "shell", "--no-imports", "-v", "0", given="print(6 * 7)\n")
    assert done.stdout.strip() == "42", done.stderr


def test_a_taken_port_is_named_with_a_free_one(checkout: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = call(checkout, "--port", str(port))
    assert done.returncode == 1
    assert f"Port {port} is taken: choose another, e.g. ./run --port " in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("exit 1", "needs Python 3.11 or newer"),
        ("case $2 in *exit*) exit 1;; esac; echo 3.9", "found only 3.9"),
    ],
)
def test_an_old_python_is_refused_in_one_sentence(
    checkout: Path, tmp_path: Path, script: str, sentence: str
) -> None:
    old = tmp_path / "python3"
    old.write_text(f"#!/bin/sh\n{script}\n")
    old.chmod(0o755)
    done = call(checkout, env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHON": "python3"})
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_python_at_all_is_said_in_one_sentence(checkout: Path) -> None:
    done = call(checkout, env={"PATH": os.environ["PATH"], "PYTHON": "no-such-python"})
    assert done.returncode == 1
    assert "No Python found" in done.stderr
    assert done.stderr.count("\n") == 1
