"""Lines of an official document: title, headings of the levels, body.

§7.3.1 title in 2号小标宋, centred; §7.3.3 levels 一、 in 黑体, （一） in 楷体, the rest in 仿宋.
"""

from cn2an import an2cn
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from jiannuo.kernel.xml_text import writable
from jiannuo.papers.official import page


def set_body_style(document: Document) -> None:
    """3号仿宋 on the grid for everything that says nothing else."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = page.FANG, page.BODY
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), page.FANG)
    page.draw_together(normal.element.get_or_add_rPr())
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0


def line(document: Document, text: str, font: str, size: Length) -> Paragraph:
    """A paragraph of one run."""
    paragraph = document.add_paragraph()
    page.set_font(paragraph.add_run(writable(text)), font, size)
    return paragraph


def title_line(document: Document, text: str) -> Paragraph:
    """A line of the title."""
    paragraph = line(document, text, page.SONG_TITLE, page.TITLE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # 2号 would take two cells of the grid for 3号
    page.off_grid(paragraph).paragraph_format.line_spacing = Pt(33)
    return paragraph


def heading(document: Document, number: int, text: str) -> Paragraph:
    """一、 and so on."""
    paragraph = line(document, f"{an2cn(number)}、{text}", page.HEI, page.BODY)
    paragraph.paragraph_format.keep_with_next = True
    page.indent_two(paragraph)
    return paragraph


def subheading(document: Document, number: int, text: str) -> Paragraph:
    """（一） and so on."""
    paragraph = line(document, f"（{an2cn(number)}）{text}", page.KAI, page.BODY)
    page.indent_two(paragraph)
    return paragraph


def body(document: Document, text: str) -> Paragraph:
    """A paragraph of the text."""
    paragraph = line(document, text, page.FANG, page.BODY)
    page.indent_two(paragraph)
    return paragraph
