"""Records as an Excel workbook: facts on one sheet, tasks on another."""

import io
from collections.abc import Iterable

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jiannuo.reports.commands.writing import FACT_KEYS, TASK_KEYS, Record
from jiannuo.reports.reading.messages import Language

_SHEETS = {"fact": ("数据", "Facts"), "task": ("任务", "Tasks")}
_KEYS = {"fact": FACT_KEYS, "task": TASK_KEYS}
#: key -> heading in Chinese and English, width of the column
_COLUMNS = {
    "file": ("文件", "File", 24),
    "sent": ("原句", "Sentence", 60),
    "quote": ("引文", "Quote", 30),
    "subject": ("指标", "Subject", 28),
    "value": ("数值", "Value", 16),
    "value2": ("上限", "Upper end", 12),
    "unit": ("单位", "Unit", 10),
    "cmp": ("比较", "Comparator", 8),
    "role": ("类别", "Role", 10),
    "period": ("年份", "Period", 8),
    "status": ("性质", "Status", 10),
    "heading": ("段首句", "Heading", 30),
    "action": ("动作", "Action", 12),
    "object": ("对象", "Object", 30),
    "quantified": ("量化", "Quantified", 8),
    "domain": ("领域", "Domain", 12),
}


class Workbook:
    """Collects records; ``content`` is the file."""

    def __init__(self, several: bool, language: Language) -> None:
        self._book = openpyxl.Workbook()
        self._book.remove(self._book.worksheets[0])
        self._several, self._english = several, language == "en"
        self._sheets: dict[str, Worksheet] = {}
        self.discarded = False

    def write(self, file: str, records: Iterable[Record]) -> None:
        """Add the records of one file."""
        for record in records:
            kind = record["type"]
            sheet = self._sheets.get(kind) or self._begun(kind)
            named = {"file": file, **record}
            sheet.append([named.get(key) for key in self._keys(kind)])
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, str):
                    # text stays text, also where it begins like a formula
                    cell.data_type = "s"

    def discard(self) -> None:
        """Leave no file behind."""
        self.discarded = True

    def content(self) -> bytes:
        """The bytes of the workbook."""
        if not self._sheets:
            self._begun("fact")
        out = io.BytesIO()
        self._book.save(out)
        return out.getvalue()

    def _keys(self, kind: str) -> tuple[str, ...]:
        keys = _KEYS[kind]
        return ("file", *keys) if self._several else keys

    def _begun(self, kind: str) -> Worksheet:
        sheet: Worksheet = self._book.create_sheet(_SHEETS[kind][self._english])
        self._sheets[kind] = sheet
        keys = self._keys(kind)
        sheet.append([_COLUMNS[key][self._english] for key in keys])
        for index, key in enumerate(keys, start=1):
            sheet.column_dimensions[get_column_letter(index)].width = _COLUMNS[key][2]
            sheet.cell(1, index).font = Font(bold=True)
            sheet.cell(1, index).alignment = Alignment(vertical="center")
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(keys))}1"
        return sheet
