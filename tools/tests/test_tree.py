"""What holds for the tree as a whole: sizes, names, no traces of a machine, documents that tell the truth."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "info", "process", "handle"}
#: spelled apart, or this file would find itself
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npmjs" + ".org",
    "npmmirror" + ".com",
    "debian" + ".org",
]
MACHINE_PATH = re.compile(r"(?<![\w./])/(?:work|root|home|Users)/(?!jiannuo\b)\w")
APPS_TO_COME = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project, relative to its root."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file())


def text_of(file: Path) -> str:
    """The contents of a file of the project; empty for a picture."""
    try:
        return (ROOT / file).read_text("utf-8")
    except UnicodeDecodeError:
        return ""


PYTHON = [file for file in tracked() if file.suffix == ".py" and "migrations" not in file.parts]
PAGES = [file for file in tracked() if file.suffix == ".md"]


def test_no_python_file_grows_beyond_one_sitting() -> None:
    limits = {file: 500 if "tests" in file.parts else 400 for file in PYTHON}
    assert [str(file) for file, limit in limits.items() if text_of(file).count("\n") > limit] == []


def test_files_are_named_after_what_they_hold() -> None:
    vague = [file for file in PYTHON if set(file.stem.split("_")) & FORBIDDEN or file.name == "data.py"]
    assert [str(file) for file in vague if "tests" not in file.parts] == []


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = [
        f"{file}: {hit}"
        for file in tracked()
        for hit in [
            *MACHINE_PATH.findall(text_of(file)),
            *(host for host in REGISTRIES if host in text_of(file)),
        ]
    ]
    assert found == []


def test_no_code_names_the_reference_district() -> None:
    """Its data lies in reference/; a docstring may take an example from it, a program may not know it."""
    district = re.compile(r"中山区|大连市|210202|zhongshan", re.IGNORECASE)
    names_the_folder = {Path("jiannuo/settings/paths.py"), Path("tools/prepare/places.py")}
    code = [
        file
        for file in tracked()
        if file.parts[0] in ("jiannuo", "tools")
        and "tests" not in file.parts
        and file not in names_the_folder
    ]
    assert [str(file) for file in code if any(district.search(text) for text in what_runs(file))] == []


def what_runs(file: Path) -> list[str]:
    """The strings of a Python file without its docstrings; any other file as a whole."""
    if file.suffix != ".py":
        return [text_of(file)]
    tree = ast.parse(text_of(file))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone]
    return [node.value for node in strings if isinstance(node.value, str)]


def test_every_app_is_on_the_map_of_the_tree() -> None:
    page = text_of(Path("docs/tree.md"))
    apps = {file.parts[1] for file in PYTHON if file.parts[0] == "jiannuo" and len(file.parts) > 2}
    assert [app for app in sorted(apps) if f"  {app}/" not in page] == []
    assert set(APPS_TO_COME.findall(page)) & apps == set()


def test_every_glossary_entry_of_the_reference_report_is_covered() -> None:
    glossary = text_of(Path("reference/zhongshan/report-2023.txt")).split("名 词 解 释")[1]
    entries = re.findall(r"^(\d+)\.(.+?):", glossary, re.MULTILINE)
    assert len(entries) == 43
    page = text_of(Path("docs/coverage.md"))
    assert [term for number, term in entries if f"| {number} | {term} |" not in page] == []


def test_what_is_not_yet_there_names_the_app_that_will_hold_it() -> None:
    known = {*APPS_TO_COME.findall(text_of(Path("docs/tree.md")))}
    known |= {path.name for path in (ROOT / "jiannuo").iterdir() if path.is_dir()}
    for line in text_of(Path("docs/coverage.md")).splitlines():
        for promised in re.findall(r"not yet \(([^)]*)\)", line):
            named = set(re.findall(r"`(\w+)`", promised))
            assert named <= known, line
            assert named or "see No." in promised, line


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text_of(page))
    assert [target for target in targets if not (ROOT / page.parent / target).exists()] == []


def test_locks_pin_every_package_by_hash_and_name_no_address() -> None:
    for name in ("base", "dev", "node"):
        lock = text_of(Path("requirements") / f"{name}.txt")
        packages = re.findall(r"^[a-z0-9].*(?:\n .*)*", lock, re.MULTILINE)
        assert packages
        assert [block for block in packages if "==" not in block or "--hash=sha256:" not in block] == []
        assert "://" not in lock
    assert "resolved" not in text_of(Path("package-lock.json"))
