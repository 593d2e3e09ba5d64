"""The pack as an official document: what is in it, and that it is set as the standard says."""

import io
from datetime import date

import docx
import pytest
from django.utils import translation
from docx.enum.section import WD_ORIENT

from jiannuo.commitments.meetings.document import write_docx
from jiannuo.commitments.meetings.pack import WAITING, Decided, Lit, Moved, Pack, Taken
from jiannuo.commitments.models import Commitment, Decision, Meeting
from jiannuo.commitments.tests.conftest import District
from jiannuo.commitments.tests.meetings.calling import decide, held
from jiannuo.commitments.tests.meetings.packs import DAY, a_stuck, an_item

PACK = Pack(
    since=date(2024, 8, 20),
    until=DAY,
    total=3,
    before={"red": 1, "green": 2},
    after={"yellow": 2, "done": 1},
    moved=(
        Moved(an_item(1, colour="done"), Lit("green"), (Taken(DAY, "strike_off"),), 1, "90%", "全部\x00完成"),
        Moved(an_item(2, colour="yellow"), Lit("red"), (), 2, "40%", "正在收尾"),
    ),
    stuck=(a_stuck(2, unit=2, colour="yellow"), a_stuck(3, unit=1, kind=WAITING)),
    decided=(
        Decided(9, 1, "协调管线迁改", "区住建局", (1,), date(2024, 9, 8), "doing", False, "八月调度会", DAY),
    ),
)


@pytest.fixture
def meeting(district: District, moving: Commitment) -> Meeting:
    return held(moving, district, "2024-03-05", agenda="老旧小区改造")


def written(meeting: Meeting, pack: Pack, decisions: list[Decision]) -> "docx.document.Document":
    target = io.BytesIO()
    with translation.override("en"):
        write_docx(meeting, pack, decisions, target)
    target.seek(0)
    return docx.Document(target)


def test_it_says_when_where_and_how_things_stand(meeting: Meeting) -> None:
    text = "\n".join(paragraph.text for paragraph in written(meeting, PACK, []).paragraphs)
    assert "2024年3月调度会" in text
    assert "时间：2024年3月5日09:30。地点：三楼会议室。主持：副区长（城建）。" in text
    assert "议题：老旧小区改造" in text
    assert "本次调度承诺事项3项，时段为2024年8月20日至2024年9月18日。期间填报进展3次，销号1项" in text
    assert "亮灯转好1项、转差0项" in text
    assert "目前亮灯：黄灯2项、已销号1项。期初为：红灯1项、绿灯2项。" in text
    assert "单位1（1项）、单位2（1项）" in text
    assert "以往议定事项1项，已办结0项，未办结1项。" in text


def test_its_tables_list_every_line(meeting: Meeting, district: District) -> None:
    decision = decide(meeting, district, "2024-03-05", "2024-03-29", assisting=[district.assisting.pk])
    tables = written(meeting, PACK, [decision]).tables
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    assert [len(table) - 1 for table in rows] == [1, 1, 2, 2, 2]
    assert rows[0][1] == ["1", decision.what, "区住建局", "区城管局", "2024年3月29日"]
    assert rows[4][2] == ["2", "2．承诺2", "单位1", "红灯 → 黄灯", "40%", "正在收尾"]
    assert rows[2][1][3:6] == ["黄灯", "规则", "单位2"]
    assert rows[1][1][4] == "办理中，超期 10 天"


def test_it_is_set_as_the_standard_says(meeting: Meeting) -> None:
    document = written(meeting, PACK, [])
    upright, sideways = document.sections
    assert upright.top_margin is not None
    assert upright.left_margin is not None
    assert [upright.top_margin.mm, upright.left_margin.mm] == pytest.approx([37, 28], abs=0.1)
    assert sideways.orientation == WD_ORIENT.LANDSCAPE
    for table in document.tables:
        assert sum(cell.width.mm for cell in table.rows[0].cells) == pytest.approx(225, abs=1)
        assert "w:tblHeader" in table.rows[0]._tr.xml


def test_to_a_unit_it_tells_no_figures_of_the_others(meeting: Meeting) -> None:
    document = written(meeting, PACK.only([2]), [])
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "本材料只列与本单位有关的事项，时段为" in text
    assert "目前亮灯" not in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "2．承诺2" in cells
    assert "3．承诺3" not in cells


def test_an_empty_pack_is_a_document_too(meeting: Meeting) -> None:
    document = written(meeting, Pack(DAY, DAY), [])
    assert not document.tables
    assert "没有需要答复的事项。" in [paragraph.text for paragraph in document.paragraphs]
    assert len(document.sections) == 1
