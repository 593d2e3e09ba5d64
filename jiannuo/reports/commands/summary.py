"""What loading came to, in the lines that the command prints."""

from collections.abc import Iterator

from jiannuo.reports.actions.load import Loaded
from jiannuo.reports.reading.messages import Language

#: Chinese, English
_LINES = {
    "again": ("{title}已经载入过，见 {page}", "{title} is already loaded: {page}"),
    "counts": (
        "  {characters:,} 字，{facts} 个数字，{tasks} 项任务，{terms} 条名词解释",
        "  {characters:,} characters, {facts} facts, {tasks} tasks, {terms} glossary terms",
    ),
    "version": (
        "  新的一版：{page} 是同一地区、同一年度的另一文本",
        "  a new version: {page} holds another text for the same place and year",
    ),
    "page": ("  阅读：{page}", "  read it at {page}"),
}


def summary(loaded: Loaded, language: Language) -> Iterator[str]:
    """Title and counts, what is a new version of what, and the page to open."""

    def line(name: str, **values: object) -> str:
        return _LINES[name][language == "en"].format(**values)

    report = loaded.report
    page = f"/reports/{report.pk}/"
    if loaded.found_again:
        yield line("again", title=report.title, page=page)
        return
    yield f"{report.title}  {report.place}  {report.delivered_on or ''}".rstrip()
    counts = {"facts": report.facts.count(), "tasks": report.tasks.count(), "terms": report.terms.count()}
    yield line("counts", characters=len(report.text), **counts)
    for earlier in loaded.earlier:
        yield line("version", page=f"/reports/{earlier.pk}/")
    yield line("page", page=page)
