"""Following the drawing instructions of a PDF page, but not for ever.

A page of a few kilobytes may hold millions of lines, or forms that draw forms that draw forms. The
library has no limit of its own, so its interpreter is given a clock and a count.
"""

import time
from typing import Any

from pdfminer.layout import LTContainer, LTFigure
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

#: operands of one page; the fullest page of a report has some 30,000, a map some hundred thousand
MOST = 1_000_000
#: letters, lines and pictures of one page; the fullest page of a report has some 3,000
MOST_DRAWN = 50_000
_LOOK_EVERY = 500


class OutOfTime(Exception):  # noqa: N818  what happened, as in Unreadable
    """The time for reading is over, or would be with a page like this."""


class _Drawing(PDFPageAggregatorWithMarkedContent):
    """What a page draws, with the moment at which to stop."""

    until = 0.0
    operands = 0


class _Bounded(PDFPageInterpreter):
    """Looks at the clock now and then. The forms of a page share its drawing, so also its clock."""

    def push(self, obj: Any) -> None:
        """Take an operand, unless the time is over."""
        drawing: Any = self.device
        drawing.operands += 1
        if drawing.operands > MOST or (
            drawing.operands % _LOOK_EVERY == 0 and time.monotonic() > drawing.until
        ):
            raise OutOfTime
        super().push(obj)


def draw(page: Page, until: float) -> None:
    """Draw ``page`` where the library would look for the drawing.

    Raises OutOfTime when ``until``, a moment of ``time.monotonic``, is over, or when there is so
    much on the page that what is done with it afterwards would take minutes.
    """
    drawing = _Drawing(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    drawing.until = until
    try:
        _Bounded(page.pdf.rsrcmgr, drawing).process_page(page.page_obj)
    except OutOfTime:
        raise
    except Exception as error:  # whatever the library met in a broken page
        raise PdfminerException(error) from error
    layout = drawing.get_result()
    if _drawn(layout) > MOST_DRAWN:
        raise OutOfTime
    page._layout = layout


def _drawn(container: LTContainer[Any]) -> int:
    """How much there is on a page or in a figure on it."""
    return sum(1 + (_drawn(item) if isinstance(item, LTFigure) else 0) for item in container)
