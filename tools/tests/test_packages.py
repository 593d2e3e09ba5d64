"""The environment is made once, completely, and again when it is not complete."""

from pathlib import Path

import pytest

from tools.prepare import packages as step
from tools.prepare.running import SetupError


class Runner:
    """Stands for the programs: making an environment makes its Python, like the real one."""

    def __init__(self, venv: Path) -> None:
        self.venv = venv
        self.calls: list[str] = []
        self.failing = ""

    def __call__(self, command: list[object]) -> str:
        words = " ".join(map(str, command))
        kind = next(name for name in ("venv --clear", "pip install", "compileall") if name in words)
        self.calls.append(kind)
        if kind == "venv --clear":
            python = self.venv / "bin" / "python"
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch(mode=0o755)
        if kind == self.failing:
            raise SetupError("断了", "broke off")
        return ""


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A checkout whose programs only note that they were called."""
    venv = tmp_path / ".venv"
    runner = Runner(venv)
    monkeypatch.setattr(step, "VENV", venv)
    monkeypatch.setattr(step, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(step, "run", runner)
    return runner


def test_what_is_installed_is_not_installed_again(runner: Runner) -> None:
    step.packages(for_tests=False)
    step.packages(for_tests=False)
    assert runner.calls == ["venv --clear", "pip install", "compileall"]


def test_the_packages_of_the_tests_include_those_of_the_site(runner: Runner) -> None:
    step.packages(for_tests=True)
    step.packages(for_tests=False)
    assert runner.calls.count("pip install") == 1


@pytest.mark.parametrize("failing", ["venv --clear", "pip install"])
def test_what_broke_off_is_done_again(runner: Runner, failing: str) -> None:
    runner.failing = failing
    with pytest.raises(SetupError):
        step.packages(for_tests=False)
    runner.failing = ""
    step.packages(for_tests=False)
    assert runner.calls.count("pip install") == (1 if failing == "venv --clear" else 2)
    assert runner.calls.count("venv --clear") == (2 if failing == "venv --clear" else 1)


def test_an_environment_without_its_python_is_made_again(runner: Runner) -> None:
    step.packages(for_tests=False)
    (runner.venv / "bin" / "python").unlink()
    step.packages(for_tests=False)
    assert runner.calls.count("venv --clear") == 2


def test_an_environment_of_the_developers_own_is_left_alone(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    runner.venv.symlink_to(tmp_path / "elsewhere")
    step.packages(for_tests=True)
    assert runner.calls == []
