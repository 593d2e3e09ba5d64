"""What is said about a file or a text, in Chinese and in English: cause first, then the next step.

Plain data: the command line and the pages both show these words. Codes are stable; scripts may rely
on them. Words in braces are filled with the values that the refusal or finding carries.
"""

from typing import Final, Literal

Language = Literal["zh", "en"]

#: why a file cannot be read at all, and what to do
REFUSALS: Final[dict[str, tuple[str, str]]] = {
    "not_found": (
        "没有这个文件。请检查路径和文件名。",
        "There is no such file. Check the path and the name.",
    ),
    "is_directory": (
        "这是文件夹，不是文件。请写出其中的文件，例如 文件夹/*.docx。",
        "This is a folder, not a file. Name the files in it, such as folder/*.docx.",
    ),
    "not_allowed": (
        "没有读取这个文件的权限。请检查文件权限，或换一个账户。",
        "Reading this file is not permitted. Check its permissions, or use another account.",
    ),
    "internal": (
        "读取时发生内部错误（{words}）。请把这份文件和这句话一起反馈给系统维护人员。",
        "Reading failed inside the program ({words}). Report this sentence with the file to its maintainers.",
    ),
    "not_jsonl": (
        "第 {line} 行不是 JSON 记录。请用 jiannuo report extract 的输出或同样格式的文件。",
        "Line {line} is no JSON record. Use the output of jiannuo report extract, or a file of that form.",
    ),
    "no_records": (
        "文件中没有 {kind} 类记录。请检查文件，或换一个 --type。",
        "The file holds no records of type {kind}. Check the file, or choose another --type.",
    ),
    "empty_file": (
        "文件是空的，里面没有任何内容。请重新导出或另存后再试。",
        "The file is empty. Export or save it again, then retry.",
    ),
    "too_large": (
        "文件有 {size} MB，超过 {limit} MB 的上限。请去掉图片、附件后另存，或只保留正文。",
        "The file has {size} MB; the limit is {limit} MB. Save it without pictures and attachments.",
    ),
    "too_much_text": (
        "文件有 {size} 个字，超过 {limit} 字的上限，不像一份工作报告。请只保留报告正文后再试。",
        "The file holds {size} characters of text; the limit is {limit}. That is no single work report: "
        "keep only its text, then retry.",
    ),
    "scanned_pdf": (
        "这份 PDF 是扫描件，只有图像，没有文字。请用文字识别（OCR）软件转成可复制文字的 PDF 或 Word，"
        "或向起草单位索取 Word 原稿。",
        "This PDF is a scan: it holds pictures and no text. Run it through OCR, or ask the drafting office "
        "for the Word file.",
    ),
    "garbled_pdf": (
        "这份 PDF 的文字层无法还原成汉字（缺少字体编码）。请用 Word 原稿，或用文字识别（OCR）转换后再试。",
        "The text layer of this PDF cannot be turned into characters: its fonts lack an encoding. "
        "Use the Word file, or run the PDF through OCR.",
    ),
    "password_pdf": (
        "这份 PDF 设有打开密码。请去掉密码另存后再试。",
        "This PDF is protected by a password. Save it without one, then retry.",
    ),
    "password_docx": (
        "这份 Word 文档设有打开密码。请在 Word 或 WPS 中去掉密码另存后再试。",
        "This Word document is protected by a password. Save it without one, then retry.",
    ),
    "old_word": (
        "这是旧版 Word（.doc）或 WPS（.wps）格式。请在 Word 或 WPS 中另存为 .docx 后再试。",
        "This is an old Word (.doc) or WPS (.wps) file. Save it as .docx, then retry.",
    ),
    "rich_text": (
        "这是 RTF 格式。请在 Word 或 WPS 中另存为 .docx 后再试。",
        "This is a rich-text (RTF) file. Save it as .docx, then retry.",
    ),
    "spreadsheet": (
        "这是电子表格，不是报告正文。请提供报告的 Word、PDF 或文本文件。",
        "This is a spreadsheet, not a report. Give the report as a Word, PDF or text file.",
    ),
    "image": (
        "这是一张图片，没有文字。请用文字识别（OCR）软件转成 Word 或文本，或索取 Word 原稿。",
        "This is a picture and holds no text. Run it through OCR, or ask for the Word file.",
    ),
    "archive": (
        "这是压缩包。请解压后逐个读取其中的报告文件。",
        "This is an archive. Unpack it and read the report files inside.",
    ),
    "executable": (
        "这是可执行程序，不是文档，已拒绝读取。请确认文件来源，换用 Word、PDF 或文本文件。",
        "This is a program, not a document, and was refused. Check where it came from; give a Word, PDF or "
        "text file.",
    ),
    "unknown_type": (
        "无法识别文件格式。请提供 .txt、.docx、.pdf 或 .html 文件。",
        "The format of the file is not known. Give a .txt, .docx, .pdf or .html file.",
    ),
    "unknown_encoding": (
        "无法识别文字编码。请用记事本另存为 UTF-8 编码后再试。",
        "The character encoding cannot be told. Save the text as UTF-8, then retry.",
    ),
    "zip_bomb": (
        "文件解压后大得不正常（疑似压缩炸弹），已拒绝读取。请确认文件来源，重新另存为 .docx。",
        "Unpacked, the file would be abnormally large (a zip bomb?) and was refused. Check where it came "
        "from, and save it again as .docx.",
    ),
    "pdf_bomb": (
        "PDF 内部数据解压后大得不正常，已拒绝读取。请确认文件来源，重新导出 PDF。",
        "The data inside this PDF would be abnormally large once unpacked; it was refused. Check where it "
        "came from, and export it again.",
    ),
    "too_many_pages": (
        "PDF 有 {pages} 页，超过 {limit} 页的上限。请只保留报告部分后再试。",
        "The PDF has {pages} pages; the limit is {limit}. Keep only the report, then retry.",
    ),
    "too_slow": (
        "读取用时超过 {limit} 秒，已停止。请用 Word 原稿，或重新导出 PDF。",
        "Reading took more than {limit} seconds and was stopped. Use the Word file, or export the PDF again.",
    ),
    "unsafe_xml": (
        "文档内含有外部引用或实体声明，可能有害，已拒绝读取。请重新另存为 .docx。",
        "The document declares external references or entities that may do harm; it was refused. "
        "Save it again as .docx.",
    ),
    "damaged": (
        "文件已损坏，无法打开。请重新下载、导出或另存后再试。",
        "The file is damaged and cannot be opened. Download, export or save it again, then retry.",
    ),
    "no_text": (
        "文件能打开，但里面没有文字。请确认文件是否正确。",
        "The file opens but holds no text. Check that it is the right one.",
    ),
}

#: what is missing or doubtful in a file that was read all the same
FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "type_mismatch": (
        "扩展名与内容不符（{words}），已按实际内容读取。",
        "The file's name does not fit its content ({words}); it was read as what it is.",
    ),
    "mixed_encoding": (
        "文件混用了不同的文字编码，已逐行辨认。请核对这一处：{words}",
        "The file mixes character encodings; each line was read on its own. Check this place: {words}",
    ),
    "guessed_encoding": (
        "文字编码系推断（{words}），请核对有无乱码。",
        "The character encoding was guessed ({words}); check the text for wrong characters.",
    ),
    "pages_without_text": (
        "PDF 第 {words} 页没有文字，可能是扫描页，这些页未读入。",
        "Pages {words} of the PDF hold no text, perhaps scans; they were not read.",
    ),
    "only_tables": (
        "文档只有表格，没有正文段落，已按单元格内容读取。",
        "The document holds tables and no paragraphs; the cells were read.",
    ),
    "other_place": (
        "两份报告不是同一个地方的（{words}），对比结果仅供参考。",
        "The two reports are of different places ({words}); compare with care.",
    ),
    "other_year": (
        "后一份报告回顾的不是前一份报告安排的年份（{words}），对比结果仅供参考。",
        "The later report does not review the year that the earlier one plans ({words}); compare with care.",
    ),
    "empty_text": ("没有可读的文字。", "There is no text to read."),
    "not_a_report": (
        "这份文件不像政府工作报告（没有找到工作回顾和工作安排），仍按原文读取，结果仅供参考。",
        "This does not look like a government work report (no review and no plan were found). It was read "
        "all the same.",
    ),
    "no_title": ("没有找到标题。", "No title was found."),
    "no_place": ("没有找到是哪个地方的报告。", "The place that the report is from was not found."),
    "no_date": ("没有找到作报告的日期。", "The date of the report was not found."),
    "no_year": (
        "没有找到回顾和安排的是哪一年，数据未标年份。",
        "The years reviewed and planned were not found; figures carry no year.",
    ),
    "no_review": ("没有找到工作回顾部分。", "No part that reviews the past year was found."),
    "no_plan": (
        "没有找到工作安排部分，因此没有任务可分解。",
        "No part that plans the coming year was found, so there are no tasks to break down.",
    ),
    "no_glossary": ("报告没有附名词解释。", "The report has no glossary."),
}


def message(code: str, language: Language = "zh", **values: object) -> str:
    """The words for a code, with its values filled in. An unknown code is shown as it is."""
    words = REFUSALS.get(code) or FINDINGS.get(code)
    if words is None:
        return code
    return words[language == "en"].format_map(_Values(values))


class _Values(dict[str, object]):
    """A value that is not given shows as nothing, never as an error."""

    def __missing__(self, key: str) -> str:
        return ""
