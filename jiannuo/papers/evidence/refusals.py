"""Why a file is not taken as evidence: what happened, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: codes are stable; ``name`` is the file as it was handed in, made harmless
SENTENCES: dict[str, Promise] = {
    "empty": _("文件“%(name)s”是空的。请确认选对了文件，重新上传。"),
    "too_large": _("文件“%(name)s”有 %(size)d MB，%(kind)s最大 %(limit)d MB。请压缩后重新上传。"),
    "no_file": _("没有选择文件。请拍照或选择文件后上传。"),
    "required": _("这一步要求附上佐证材料。请拍照或选择文件上传。"),
    "over_limit": _("有文件超过 %(limit)d MB，没有接收。请压缩后重新上传。"),
    "too_many_at_once": _("一次最多上传 %(limit)d 个文件。请分几次上传。"),
    "too_many_waiting": _("您有太多上传后没有提交的文件。请先提交手头的事项，或明天再上传。"),
    "executable": _("文件“%(name)s”是可执行程序，已拒绝。请上传照片、PDF、Word、Excel、PPT、文本或短视频。"),
    "disguised": _(
        "文件“%(name)s”实际是可执行程序，已拒绝。请上传照片、PDF、Word、Excel、PPT、文本或短视频。"
    ),
    "script": _("文件“%(name)s”是脚本程序，已拒绝。如需说明其中内容，请截图或打印成 PDF 上传。"),
    "web_page": _("文件“%(name)s”是网页或矢量图，可能带有程序，已拒绝。请截图或打印成 PDF 上传。"),
    "archive": _("文件“%(name)s”是压缩包，无法逐件查看，已拒绝。请解压后把里面的文件分别上传。"),
    "macros": _("文件“%(name)s”带有宏程序，已拒绝。请另存为不带宏的 .docx、.xlsx 或 .pptx 后上传。"),
    "old_office": _(
        "文件“%(name)s”是旧版 Office、WPS 格式或加了密码，无法检查。"
        "请去掉密码，另存为 .docx、.xlsx 或 PDF 后上传。"
    ),
    "rich_text": _("文件“%(name)s”是 RTF 格式，已拒绝。请另存为 .docx 或 PDF 后上传。"),
    "heic": _(
        "照片“%(name)s”是 HEIC 格式，多数电脑打不开。请在手机“设置–相机–格式”中选“兼容性最佳”后重拍，"
        "或截图后上传。"
    ),
    "other_image": _("图片“%(name)s”的格式不常用，无法处理。请另存为 JPG 或 PNG 后上传。"),
    "unknown": _("认不出文件“%(name)s”是什么格式。请上传照片、PDF、Word、Excel、PPT、文本或短视频。"),
    "text_name": _("“%(name)s”是纯文本，只收扩展名为 .txt 或 .csv 的文本。请改名，或打印成 PDF 上传。"),
    "damaged": _("文件“%(name)s”已损坏或没有传完，打不开。请在手机或电脑上确认能打开后重新上传。"),
    "too_many_pixels": _("图片“%(name)s”超过 %(limit)d00 万像素。请缩小后重新上传。"),
    "active_pdf": _(
        "PDF“%(name)s”里带有程序、附件或自动执行的动作（%(found)s），已拒绝。请重新“打印成 PDF”后上传。"
    ),
    "locked_pdf": _("PDF“%(name)s”加了密码或限制，无法检查。请重新“打印成 PDF”后上传。"),
    "embedded": _("文件“%(name)s”里嵌有对象或控件（%(found)s），已拒绝。请删去后另存，或导出 PDF 上传。"),
    "remote": _("文件“%(name)s”打开时会从网上取模板或对象，已拒绝。请导出 PDF 上传。"),
    "swollen": _("文件“%(name)s”解开后过大，已拒绝。请只保留需要的内容，另存后上传。"),
    "concealed": _("文件“%(name)s”里还藏着另一个文件（%(found)s），已拒绝。请上传原始的照片或文档。"),
    "gone": _("有一份材料已经不在（编号 %(id)s）：可能上传后超过一天没有提交。请重新上传。"),
    "not_a_document": _("“%(name)s”不是文档。这一步要求 PDF、Word 等文档，请选择文件上传。"),
    "wrong_kind": _("“%(name)s”不是照片。这一步要求照片，请拍照或选择图片上传。"),
}


class EvidenceRefused(Exception):  # noqa: N818  what it says of the file, as in Http404
    """A file or a paper that is no evidence. ``str()`` says the cause and the next step."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return str(SENTENCES[self.code]) % self.values
