"""``python tools/translations.py check|update|compile``: the English of every Chinese string.

Strings are found in Python code and Django templates, app by app, and compared with the app's own
``locale/en/LC_MESSAGES/django.po``. ``check`` names what is missing, left over, fuzzy or empty;
``update`` brings the files into line, keeping every translation; ``compile`` writes the binary form
that the site reads. No gettext programs are needed.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "jiannuo"
#: function -> which arguments are the string, its plural and, marked "c", its context
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
#: no dates and no names: they would differ with every update
HEADER = """msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
#: a value that the site fills in, e.g. %(count)s
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]|\{\w*\}")
#: (context or "", singular, plural or "")
Key = tuple[str, str, str]


def apps() -> list[Path]:
    """The folders of the apps, each with strings of its own."""
    return sorted(file.parent for file in PACKAGE.glob("*/__init__.py"))


def po_of(app: Path) -> Path:
    """The English of ``app``, whether or not the file exists yet."""
    return app / "locale" / "en" / "LC_MESSAGES" / "django.po"


def strings_of(app: Path) -> dict[Key, list[tuple[str, int]]]:
    """Every string that ``app`` shows to a person, with the places where it stands."""
    found: dict[Key, list[tuple[str, int]]] = {}
    for file in sorted([*app.rglob("*.py"), *app.rglob("templates/**/*")]):
        if file.is_dir() or {"tests", "migrations"} & set(file.relative_to(app).parts):
            continue
        for line, key in _in_file(file):
            found.setdefault(key, []).append((str(file.relative_to(ROOT)), line))
    return found


def _in_file(file: Path) -> Iterator[tuple[int, Key]]:
    source = file.read_text("utf-8")
    if file.suffix != ".py":
        from django.utils.translation.template import templatize

        # tags keep their indentation, which Python would read as blocks
        source = "\n".join(line.lstrip() for line in templatize(source).split("\n"))
    stream = io.BytesIO(source.encode())
    for line, function, arguments, _comments in extract_python(stream, KEYWORDS, [], {"encoding": "utf-8"}):
        values = arguments if isinstance(arguments, (list, tuple)) else (arguments,)
        if isinstance(function, str) and (key := _key(KEYWORDS[function], values)):
            yield line, key


def _key(shape: tuple[int | tuple[int, str], ...] | None, values: Sequence[str | None]) -> Key | None:
    """The string behind a call; None where an argument is no literal."""
    context, texts = "", []
    for place in shape or (1,):
        index = place if isinstance(place, int) else place[0]
        value = values[index - 1] if index <= len(values) else None
        if not value:
            return None
        if isinstance(place, int):
            texts.append(value)
        else:
            context = value
    return (context, texts[0], texts[1] if len(texts) > 1 else "")


def key_of(message: Message) -> Key:
    """The key of an entry of a .po file."""
    ids = message.id if isinstance(message.id, (list, tuple)) else (message.id, "")
    return (message.context or "", ids[0], ids[1])


def read(po: Path) -> Catalog:
    """The entries of ``po``; an empty catalogue when the file does not exist."""
    if not po.exists():
        return Catalog(locale="en", charset="utf-8")
    with po.open("rb") as file:
        return read_po(file, locale="en")


def problems_of(app: Path) -> list[str]:
    """What keeps the English of ``app`` from being complete, a line each."""
    found, catalogue = strings_of(app), read(po_of(app))
    written = {key_of(message): message for message in catalogue if message.id}
    name = po_of(app).relative_to(ROOT)
    lines = [
        f"{found[key][0][0]}:{found[key][0][1]}: no English for {key[1]!r}"
        for key in found.keys() - written.keys()
    ]
    lines += [f"{name}: no longer used: {key[1]!r}" for key in written.keys() - found.keys()]
    for key, message in written.items():
        texts = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
        if not all(texts):
            lines.append(f"{name}: empty: {key[1]!r}")
        elif any(_values(text or "") != _values(key[1], key[2]) for text in texts):
            lines.append(f"{name}: other values are filled in than in {key[1]!r}")
        if message.fuzzy:
            lines.append(f"{name}: fuzzy, so the site does not use it: {key[1]!r}")
    return sorted(lines)


def _values(*texts: str) -> set[str]:
    return {match[0] for text in texts for match in PLACEHOLDER.finditer(text)}


def update(app: Path) -> None:
    """Write the .po file of ``app`` anew: every string in use, every translation kept, places as comments."""
    found, old = strings_of(app), read(po_of(app))
    if not found:
        return
    kept = {key_of(message): message for message in old if message.id}
    fresh = Catalog(locale="en", charset="utf-8", fuzzy=False, project="jiannuo")
    for key in sorted(found, key=lambda key: found[key][0]):
        context, single, plural = key
        before = kept.get(key)
        fresh.add(
            (single, plural) if plural else single,
            before.string if before else None,
            locations=[(file, None) for file in dict.fromkeys(file for file, _line in found[key])],  # type: ignore[misc]
            flags=before.flags if before else (),
            context=context or None,
        )
    written = io.BytesIO()
    write_po(written, fresh, width=100, omit_header=True, include_lineno=False)
    po = po_of(app)
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes(HEADER.encode() + written.getvalue())


def compile_all() -> None:
    """Write the .mo beside every .po."""
    for po in PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po"):
        with po.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(po))


def main() -> int:
    """Run the verb; 1 when ``check`` found problems."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=["check", "update", "compile"])
    parser.add_argument("apps", nargs="*", help="names of apps (default: all)")
    options = parser.parse_args()
    chosen = [app for app in apps() if not options.apps or app.name in options.apps]
    if options.verb == "compile":
        compile_all()
    elif options.verb == "update":
        for app in chosen:
            update(app)
    else:
        problems = [line for app in chosen for line in problems_of(app)]
        print("\n".join(problems) or "translations: complete")
        return 1 if problems else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
