"""The sheet that a list of enterprises is written into: headings, and three lines that explain them."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from jiannuo.enterprises.exporting import headings
from jiannuo.kernel.sheet_stream import stream_sheet


def template(day: date) -> Iterator[bytes]:
    """A workbook with every heading an import knows, and no row."""
    head = headings(day, needed=True)
    cover = (
        _("企业名单样表"),
        _("必填：统一社会信用代码；新企业还要写企业名称。用不到的列可以删掉，列的顺序不限。"),
        _("数字可以写一个数，也可以写区间，如 500-2000；单位写在表头括号里。日期写成 2024-01-31。"),
        _("资质写有效期，如 2023-10-01至2026-09-30。空着的格子不改变登记库里的内容。"),
    )
    return stream_sheet(_("企业名单"), cover, head, [20 if at < 2 else 14 for at in range(len(head))], ())
