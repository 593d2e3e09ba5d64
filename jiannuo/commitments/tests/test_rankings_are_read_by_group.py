"""Pages of scores: read within one's group, each point explained, changed only with care."""

import io
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from jiannuo.commitments.actions.draft import Promised, draft_commitments
from jiannuo.commitments.models import Commitment, GroupMember, Score, ScoreFormula
from jiannuo.commitments.queries.rankings import ranking_of
from jiannuo.commitments.queries.score_of_unit import account_of
from jiannuo.commitments.scores.formula import Line
from jiannuo.commitments.scores.freezing import freeze_scores
from jiannuo.commitments.scores.groups import Groups
from jiannuo.commitments.scores.trying import tried
from jiannuo.commitments.tests.conftest import District, on, report_progress
from jiannuo.kernel.act import act
from jiannuo.kernel.visible import visible
from jiannuo.people.models import Account, Person, Post, Unit
from jiannuo.people.viewer import PUBLIC, Viewer

POINTS = {"completion": "60", "timeliness": "15", "quality": "25", "early": "1", "doubted": "1",
          "returned": "1", "overdue": "2"}  # fmt: skip


def client_of(viewer: Viewer) -> Client:
    client = Client()
    assert viewer.account is not None
    client.force_login(viewer.account)
    return client


@pytest.fixture
def lead_by(district: District, promised: Promised, moving: Commitment) -> Callable[..., Commitment]:
    """Another commitment, led by another unit, signed in January."""

    def make(number: int, unit: Unit, viewer: Viewer) -> Commitment:
        task = Commitment.objects.get(number=1).task
        task.pk, task.order = None, number
        task._state.adding = True
        task.save()
        told = {**vars(promised), "task_id": task.pk, "number": number, "title": f"第{number}件",
                "lead_unit_id": unit.pk}  # fmt: skip
        with on("2024-01-11"):
            row = draft_commitments([Promised(**told)], actor=district.supervisor)[0]
            act(row, "approve_draft", actor=district.leader)
            act(row, "dispatch", actor=district.supervisor)
            act(row, "sign", actor=viewer)
        return Commitment.objects.get(pk=row.pk)

    return make


@pytest.fixture
def february(district: District, moving: Commitment, lead_by: Callable[..., Commitment]) -> None:
    """January is frozen: 住建局 in the economy group, 城管局 in the society group."""
    second = lead_by(2, district.assisting, district.other)
    report_progress(moving, district.officer, "2024-01-31", "4")
    report_progress(second, district.other, "2024-01-30", "2")
    with on("2024-02-01", 1):
        assert freeze_scores() == 2


def said(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_a_unit_reads_the_ranking_of_its_own_group_only(district: District, february: None) -> None:
    with on("2024-02-05"):
        mine = said(client_of(district.officer), "/commitments/scores/")
        everything = said(client_of(district.supervisor), "/commitments/scores/")
    assert "区住建局" in mine
    assert "区城管局" not in mine
    assert "区住建局" in everything
    assert "区城管局" in everything
    assert {row.unit for row in visible(district.officer, Score)} == {district.lead}
    assert not visible(PUBLIC, Score).exists()
    assert not visible(district.resident, Score).exists()


def test_the_month_so_far_is_read_by_the_same_rule(district: District, february: None) -> None:
    with on("2024-02-05"):
        tables = ranking_of(district.officer, "now").tables
        assert [row.unit for table in tables for row in table.rows] == [district.lead]
        assert not ranking_of(district.officer, "now").frozen


def test_the_score_of_another_group_is_not_found(district: District, february: None) -> None:
    with on("2024-02-05"):
        client = client_of(district.officer)
        assert client.get(f"/commitments/scores/{district.assisting.pk}/").status_code == 404
        assert client.get(f"/commitments/scores/{district.lead.pk}/").status_code == 200


def test_every_point_is_explained(district: District, february: None) -> None:
    with on("2024-02-05"):
        page = said(client_of(district.leader), f"/commitments/scores/{district.lead.pk}/?month=2024-01")
    assert "改造老旧小区" in page
    # 4 of 8.7 planned by the end of January; reported in time; nothing was checked yet
    score = Score.objects.get(unit=district.lead)
    assert f"{score.total}" in page
    assert "÷ 75 × 100" in page
    assert "没有可计的，不影响得分" in page


def test_the_commitments_add_up_to_what_was_kept(
    district: District, february: None, lead_by: Callable[..., Commitment]
) -> None:
    ranking = ranking_of(district.supervisor, "2024-01")
    for table in ranking.tables:
        for row in table.rows:
            account = account_of(district.supervisor, row.unit, row, ranking.end)
            assert account.differs == []
            for part in row.parts:
                added = [text for line in account.lines for of, text in line.added if of == part]
                whole = sum((Decimal(text.partition("/")[0]) for text in added), Decimal(0))
                assert whole == part.numerator


def test_whoever_reads_a_point_comes_to_it(district: District, february: None) -> None:
    for score in Score.objects.all():
        for kept in score.parts:
            if kept["denominator"]:
                share = Decimal(kept["numerator"]) / kept["denominator"]
                assert (share * Decimal(kept["weight"])).quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(
                    kept["got"]
                )


def test_a_score_stays_when_the_commitments_change_hands_and_the_page_says_so(
    district: District, february: None
) -> None:
    Commitment.objects.filter(number=2).update(lead_unit=district.lead)
    with on("2024-02-05"):
        page = said(client_of(district.leader), f"/commitments/scores/{district.lead.pk}/?month=2024-01")
    assert "现在重新数与当时不同" in page


def test_groups_nobody_confirmed_say_so(district: District, february: None) -> None:
    with on("2024-02-05"):
        client = client_of(district.supervisor)
        assert said(client, "/commitments/scores/").count("待本区确认") >= 2
        assert "待本区确认" in said(client, "/commitments/scores/groups/")


def test_the_ranking_leaves_as_a_workbook_with_its_denominators(district: District, february: None) -> None:
    with on("2024-02-05"):
        answer = client_of(district.officer).get("/commitments/scores.xlsx?month=2024-01")
    sheet = load_workbook(io.BytesIO(b"".join(answer))).worksheets[0]
    lines = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    head = next(line for line in lines if line and line[0] == "分组")
    assert {"完成序时进度：分子", "完成序时进度：分母", "超过时限：分子"} <= set(head)
    body = lines[lines.index(head) + 1 :]
    assert [line[3] for line in body] == ["区住建局"], "the other group is not exported to this unit"
    assert any(str(line[0]).startswith("计分办法：完成序时进度 60") for line in lines if line)


def test_equal_scores_share_a_rank_on_the_page(
    district: District, moving: Commitment, lead_by: Callable[..., Commitment]
) -> None:
    lead_by(2, district.assisting, district.other)
    GroupMember.objects.create(
        group=Groups(date(2024, 1, 1)).of(district.lead).group,  # type: ignore[union-attr]
        unit=district.assisting,
        valid_from=date(2024, 1, 1),
    )
    with on("2024-02-01", 1):
        freeze_scores()
        page = said(client_of(district.leader), "/commitments/scores/")
    assert page.count("并列") == 2


# the formula ------------------------------------------------------------------------------------


def sent(**more: str) -> dict[str, str]:
    points = {f"points_{name}": value for name, value in POINTS.items()}
    most = {f"most_{name}": "5" for name in ("early", "doubted", "returned", "overdue")}
    return {**points, **most, "since": "2024-03-01", "reason": "试行新办法", **more}


CHANGED = {"points_completion": "20", "points_timeliness": "55"}
URL = "/commitments/scores/formula/change/"


def test_another_formula_is_looked_at_beside_the_old_before_it_is_put_in_force(
    district: District, february: None
) -> None:
    client = client_of(district.supervisor)
    before = list(Score.objects.order_by("pk").values())
    with on("2024-02-05"):
        answer = client.post(URL, sent(**CHANGED, preview="1"))
        page = answer.content.decode()
        assert "如果 2024-01 就用新办法" in page
        assert ScoreFormula.objects.count() == 1
        trial = answer.context["trial"]
        ((_group, rows), *_more) = trial.groups
        assert rows[0].would.total > rows[0].was.total
        done = client.post(URL, sent(**CHANGED, confirm="1", seen=answer.context["words"]), follow=True)
        assert "新办法从 2024-03-01 起用" in done.content.decode()
    made = ScoreFormula.objects.get(valid_from=date(2024, 3, 1))
    assert (made.reason, made.decided_by, made.confirmed) == (
        "试行新办法",
        district.supervisor.posts[0],
        True,
    )
    assert list(Score.objects.order_by("pk").values()) == before
    with on("2024-02-05"):
        history = said(client_of(district.officer), "/commitments/scores/formula/")
    assert "试行新办法" in history
    assert "督查员" in history
    assert "还没有到起用日" in history


def test_what_was_not_looked_at_is_not_put_in_force(district: District, february: None) -> None:
    with on("2024-02-05"):
        answer = client_of(district.supervisor).post(URL, sent(**CHANGED, confirm="1", seen="别的"))
    assert "看过以后数字又改了" in answer.content.decode()
    assert ScoreFormula.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"points_completion": "50"}, "合计应为 100 分，现在是 90 分"),
        ({"points_completion": "很多"}, "分值应当是数字"),
        ({"points_completion": ""}, "请填写分值，不计的填 0"),
        ({"reason": ""}, "请写明理由"),
        ({"since": "2024-01-01"}, "只能从以后某个月的 1 日起用"),
        ({"since": "2024-02-05"}, "只能从以后某个月的 1 日起用"),
    ],
)
def test_a_wrong_formula_says_what_is_wrong(
    district: District, february: None, wrong: dict[str, str], words: str
) -> None:
    seen = "完成序时进度 60 + 按时填报 15 + 填报属实 25 + 提前销号每项 1（最多 5） − 填报存疑每项 1（最多 5）"
    seen += " − 申请销号被退回每项 1（最多 5） − 超过时限每项 2（最多 5）"
    with on("2024-02-05"):
        answer = client_of(district.supervisor).post(URL, sent(confirm="1", seen=seen, **wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ScoreFormula.objects.count() == 1


@pytest.mark.parametrize("who", ["officer", "leader"])
def test_only_the_supervision_office_changes_formula_and_groups(
    district: District, february: None, who: str
) -> None:
    client = client_of(getattr(district, who))
    with on("2024-02-05"):
        assert client.post(URL, sent(confirm="1")).status_code == 403
        assert client.post("/commitments/scores/groups/assign/", {}).status_code == 403
        assert "修改办法" not in said(client, "/commitments/scores/formula/")
        assert "确认分组" not in said(client, "/commitments/scores/groups/")


def test_the_old_formula_gives_what_was_given(district: District, february: None) -> None:
    old = list(ScoreFormula.objects.get().terms.all())
    trial = tried(old)
    assert trial is not None
    for _group, rows in trial.groups:
        for one in rows:
            assert (one.would.total, one.would.rank, one.rises) == (one.was.total, one.was.rank, 0)


def test_a_measure_the_old_formula_did_not_keep_is_counted_again(district: District, february: None) -> None:
    trial = tried([Line("timeliness", "part", Decimal(100)), Line("early", "bonus", Decimal(1))])
    assert trial is not None
    kept = {one.was.unit: one.would.total for _group, rows in trial.groups for one in rows}
    assert kept == {district.lead: Decimal(100), district.assisting: Decimal(100)}


# groups -----------------------------------------------------------------------------------------


def test_a_suggested_group_is_confirmed_with_a_reason(district: District, february: None) -> None:
    client = client_of(district.supervisor)
    told = {"unit": [district.lead.pk], "since": "2024-02-05", "reason": "区政府常务会议定"}
    with on("2024-02-05"):
        answer = client.post("/commitments/scores/groups/assign/", told, follow=True)
        assert "已确认 1 个单位的分组" in answer.content.decode()
        member = GroupMember.objects.get()
        assert (member.unit, member.group.key, member.reason) == (district.lead, "economy", told["reason"])
        assert member.decided_by == district.supervisor.posts[0]
        assert "自 2024-02-05 确认" in said(client_of(district.other), "/commitments/scores/groups/")


def test_a_unit_moves_to_another_group_and_old_rankings_stay(district: District, february: None) -> None:
    client = client_of(district.supervisor)
    told = {"unit": [district.lead.pk], "group": "society", "since": "2024-02-05", "reason": "职责相近"}
    with on("2024-02-05"):
        client.post("/commitments/scores/groups/assign/", told)
    assert Score.objects.get(unit=district.lead).group.key == "economy"
    with on("2024-03-01", 1):
        freeze_scores()
    assert Score.objects.get(unit=district.lead, month=date(2024, 2, 1)).group.key == "society"


def test_a_group_is_confirmed_as_a_whole(district: District, february: None) -> None:
    told = {"whole": ["society"], "since": "2024-02-05", "reason": "区政府常务会议定"}
    with on("2024-02-05"):
        client_of(district.supervisor).post("/commitments/scores/groups/assign/", told)
        groups = Groups(date(2024, 2, 5))
    place = groups.of(district.assisting)
    assert place is not None
    assert (place.group.key, place.confirmed) == ("society", True)
    assert not GroupMember.objects.exclude(group__key="society").exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"unit": []}, "请先勾选单位"),
        ({"since": "2024-02-04"}, "生效日期不能早于今天"),
        ({"reason": ""}, "请写明理由"),
        ({"unit": ["999999999999999999999", "x"]}, "请先勾选单位"),
    ],
)
def test_a_wrong_decision_changes_no_group(
    district: District, february: None, wrong: dict[str, Any], words: str
) -> None:
    told = {"unit": [district.lead.pk], "since": "2024-02-05", "reason": "职责相近", **wrong}
    with on("2024-02-05"):
        answer = client_of(district.supervisor).post("/commitments/scores/groups/assign/", told)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not GroupMember.objects.exists()


# nobody is scored -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "somebody", [Person(), Account(), Post(unit=Unit())], ids=lambda one: one._meta.label
)
def test_no_person_account_or_post_can_be_scored(somebody: Any) -> None:
    with pytest.raises(ValueError, match=r'must be a "Unit" instance'):
        Score(unit=somebody, month=date(2024, 1, 1))


def test_no_page_of_scores_names_a_person(district: District, february: None) -> None:
    with on("2024-02-05"):
        client = client_of(district.supervisor)
        urls = ["", f"{district.lead.pk}/", "formula/", "groups/"]
        pages = "".join(said(client, f"/commitments/scores/{url}") for url in urls)
    assert "区住建局" in pages
    assert not [name for name in ("住建科员", "城管科员") if name in pages]
