"""What holds for the tasks of any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jiannuo.reports.reading import Reading, read

PIECES = [
    "新建小学3所",
    "围绕主导产业",
    "以创建文明城市为契机",
    "实施“强基”工程",
    "提升服务能力",
    "让群众更满意",
    "加强监管（含网络监管,抽检）",
    "打造“一村一品,一镇一业”",
    "财政收入增长5%",
    "一是抓项目",
    "年内完成12,500户改造",
    "坚持不懈",
    "”",
    "“",
    "：",
]
sentences = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("，".join)
plans = st.lists(sentences, min_size=1, max_size=6).map(
    lambda found: "政府工作报告\n一、2020年工作回顾\n很好。\n二、2021年工作安排\n" + "。".join(found) + "。\n"
)


@settings(deadline=None)
@given(plans)
def test_tasks_stand_in_order_inside_their_sentences_without_overlap(plan: str) -> None:
    reading = read(plan)
    before = 0
    for task in reading.tasks:
        assert before <= task.start < task.end
        assert task.sentence.start <= task.start
        assert task.end <= task.sentence.end
        assert reading.document.text[task.start : task.end] == task.quote
        before = task.end


@settings(deadline=None)
@given(plans)
def test_half_width_marks_read_as_full_width_ones(plan: str) -> None:
    half = plan.translate(str.maketrans("，；：（）", ",;:()"))
    assert _shape(read(half)) == _shape(read(plan))


def _shape(reading: Reading) -> list[tuple[int, int, str, bool]]:
    return [(t.start, t.end, t.domain, t.quantified) for t in reading.tasks]
