"""Pages of GB/T 9704-2012 (党政机关公文格式): measures, grid, fonts, page numbers.

§5.2.1 margins: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm. §5.2.2 body in 3号仿宋, §5.2.3 22 lines of
28 characters that fill the 版心. §7.5 page number: 4号半角宋体 with a dash on each side, 7 mm below the
版心, on the right of odd and the left of even pages, one character in. §10 tables that lie on their
side: the head of the table at the binding edge.
"""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

PAGE = (Mm(210), Mm(297))
TOP, BOTTOM, BINDING, OUTER = Mm(37), Mm(35), Mm(28), Mm(26)
LINES, CHARACTERS = 22, 28
BODY, TITLE, NUMBER, CELL = Pt(16), Pt(22), Pt(14), Pt(10.5)  # 3号, 2号, 4号, 5号
#: the dashes of the page number stand 7 mm below the text, so the line ends about 25 mm above the edge
FOOT = Mm(25)

SONG_TITLE, FANG, HEI, KAI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"


def set_upright(section: Section) -> None:
    """An upright A4 page with the grid of 22 × 28."""
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = PAGE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = BINDING, OUTER
    section.header_distance, section.footer_distance = Mm(20), FOOT
    set_grid(section, PAGE[0] - BINDING - OUTER, PAGE[1] - TOP - BOTTOM)


def set_sideways(section: Section) -> None:
    """The same page turned a quarter to the left: its top is the binding edge."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = PAGE[1], PAGE[0]
    section.top_margin, section.bottom_margin = BINDING, OUTER
    section.left_margin, section.right_margin = BOTTOM, TOP
    section.header_distance, section.footer_distance = Mm(15), Mm(14)


def set_grid(section: Section, width: int, height: int) -> None:
    """Spread 22 lines and 28 characters of 3号 over ``width`` × ``height`` (EMU)."""
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    pitch = height / LINES / 635  # EMU in a twip
    # what a character of the grid has more or less than its type size, in 1/4096 pt
    extra = (Length(round(width / CHARACTERS)).pt - BODY.pt) * 4096
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:linePitch"), str(int(pitch)))
    grid.set(qn("w:charSpace"), str(int(extra)))


def number_pages(document: Document, section: Section) -> None:
    """— 1 — on the right of odd pages and the left of even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.alignment = side
        inset = line.paragraph_format
        inset.left_indent, inset.right_indent = NUMBER, NUMBER
        set_font(line.add_run("— "), SONG, NUMBER)
        set_font(_field(line, "PAGE"), SONG, NUMBER)
        set_font(line.add_run(" —"), SONG, NUMBER)


def set_font(run: Run, name: str, size: Length, *, bold: bool = False) -> Run:
    """Give ``run`` a font for Chinese and Latin letters alike."""
    run.font.name, run.font.size, run.font.bold = name, size, bold
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), name)
    return run


def draw_together(properties: Any) -> None:
    """Set characters a quarter of a point closer: 3号 is 16 pt and a cell of the grid 15.8 pt.

    Word evens the difference out by itself; LibreOffice would give every character two cells.
    """
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "-5")
    properties.append(spacing)


def off_grid(paragraph: Paragraph) -> Paragraph:
    """Let a paragraph stand free of the grid, which is for the body."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    paragraph._element.get_or_add_pPr().append(snap)
    return paragraph


def indent_two(paragraph: Paragraph) -> None:
    """Begin two characters in, whatever the type size."""
    properties = paragraph._element.get_or_add_pPr()
    indent = OxmlElement("w:ind")
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), str(int(BODY.pt * 2 * 20)))
    properties.append(indent)


def _field(paragraph: Paragraph, code: str) -> Run:
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, code), ("end", None)):
        part: Any
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = text
        run._element.append(part)
    return run
