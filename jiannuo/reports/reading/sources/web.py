"""Web pages (.html): the main text, without navigation, scripts and what is hidden."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as markup

from jiannuo.reports.reading.document import Finding
from jiannuo.reports.reading.sources.plain import decode
from jiannuo.reports.reading.sources.refusal import Limits, Unreadable

_DROPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "nav", "aside", "iframe", "object", "svg"),
        *("button", "select", "option", "textarea"),
    )
)
_BLOCK = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("li", "ul", "ol", "dl", "dt", "dd", "table", "tbody", "thead", "tr", "td", "th"),
        *("blockquote", "pre", "center", "body", "figure", "figcaption", "hr"),
    )
)
_CONTAINERS = frozenset(
    (
        *("body", "div", "section", "article", "main", "center", "form", "span", "font"),
        *("table", "tbody", "tr", "td"),
    )
)
_AROUND = re.compile(
    r"\b(?:nav|navbar|menu|breadcrumb|crumbs?|footer|copyright|share|sidebar|pagination|pager|toolbar|"
    r"related|recommend|comment|advert|ads?|login|search)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_NOTE = re.compile(r"[\[［（(]?(?:注)?\d{1,3}[\]］）)]?|[①-⑳]")
#: the main text is the smallest part of the page that holds this share of its sentences
_SHARE = 0.85
_DEEPEST = 200


def read_html(content: bytes, limits: Limits) -> tuple[str, list[Finding]]:
    """The title and the main text of a page."""
    source, findings = _characters(content)
    parser = markup.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        page = markup.document_fromstring(_DECLARATION.sub("", source), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged" if source.strip() else "no_text") from error
    body = page.find("body")
    root = page if body is None else body
    _drop(root)
    main = _main(root)
    text = "\n".join(_lines(main))
    title = _title(root, main, text)
    return (f"{title}\n{text}" if title else text), findings


def _characters(content: bytes) -> tuple[str, list[Finding]]:
    """By the bytes themselves first: what the page says of its encoding is often wrong."""
    text, findings = decode(content)
    if findings and (named := _CHARSET.search(content[:4096])):
        try:
            return content.decode(named.group(1).decode("ascii")), []
        except (LookupError, UnicodeDecodeError):
            pass
    return text, findings


def _drop(root: etree._Element) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element is root:
            continue
        about = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
        around = element.tag in ("div", "ul", "section", "header", "footer") and _AROUND.search(
            about.replace("_", "-")
        )
        hidden = _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None
        mark = element.tag == "sup" and _is_note(element)
        if element.tag in _DROPPED or hidden or mark or (around and _sentences(element) < 10):
            element.drop_tree()  # type: ignore[attr-defined]


def _is_note(element: etree._Element) -> bool:
    before = element.getprevious()
    text = (before.tail if before is not None else None) or getattr(element.getparent(), "text", None) or ""
    return bool(_NOTE.fullmatch(_text(element).strip())) and not text.endswith(("m", "M", "米"))


def _sentences(element: etree._Element) -> int:
    text = _text(element)
    return sum(text.count(mark) for mark in "。；，")


def _main(root: etree._Element) -> etree._Element:
    """Go down as long as one child holds nearly all sentences."""
    total = _sentences(root)
    here = root
    for _ in range(_DEEPEST):
        inner = next(
            (child for child in here if child.tag in _CONTAINERS and _sentences(child) >= _SHARE * total),
            None,
        )
        if inner is None or not total:
            return here
        here = inner
    return here


def _title(root: etree._Element, main: etree._Element, text: str) -> str:
    """The heading of the page where it stands outside the main text."""
    if "报告" in text[:60]:
        return ""
    for tag in ("h1", "h2", "h3"):
        for heading in root.iter(tag):
            words = " ".join(_text(heading).split())
            if "报告" in words and len(words) <= 60:
                return words
    return ""


def _lines(element: etree._Element) -> Iterator[str]:
    for line in "".join(_pieces(element, 0)).split("\n"):
        if line.strip():
            yield line.strip(" \t\r")


def _pieces(element: etree._Element, depth: int) -> Iterator[str]:
    """Text in order; line ends inside a block are blanks, blocks are lines, cells are tabs."""
    if depth > _DEEPEST:
        return
    if element.tag == "br":
        yield "\n"
    elif element.tag == "tr" and not any(len(_text(cell)) > 60 for cell in element):
        cells = ["".join("".join(_pieces(cell, depth + 1)).split()) for cell in element]
        yield "\n" + "\t".join(cells) + "\n"
    else:
        block = element.tag in _BLOCK
        yield "\n" if block else ""
        yield _blank(element.text)
        for child in element:
            if isinstance(child.tag, str):
                yield from _pieces(child, depth + 1)
            yield _blank(child.tail)
        yield "\n" if block else ""


def _text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _blank(text: str | None) -> str:
    return re.sub(r"[\r\n]+", " ", text or "")
