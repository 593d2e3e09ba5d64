"""The registry's pages: found, read, corrected, visited, imported, exported."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiannuo.enterprises.demonstration.codes import made_up_code
from jiannuo.enterprises.jobs import imports
from jiannuo.enterprises.limits import load
from jiannuo.enterprises.models import Enterprise, ImportRun, Problem, Qualification, Tag, Value, Visit
from jiannuo.enterprises.tests.conftest import DAY, Clerk, Make, SignIn, Town, money, staff, word
from jiannuo.kernel.now import now
from jiannuo.kernel.workbook import read_rows

KEY = "a" * 32


@pytest.fixture
def officer(town: Town, sign_in: SignIn) -> Client:
    return sign_in(town.officer)


@pytest.fixture
def keeper(town: Town, sign_in: SignIn) -> Client:
    return sign_in(town.inspector)


def names(answer: Any) -> list[str]:
    return [row.name for row, *_rest in answer.context["lines"]]


def test_the_list_is_narrowed_by_everything_that_it_offers(officer: Client, make: Make) -> None:
    soft = make(
        1, word("industry", "I651"), staff(86), money(4200), name="星河软件有限公司", building="望海大厦"
    )
    make(2, word("industry", "H611"), word("registered_at", "210202005001"), name="海景酒店有限公司")
    Qualification.objects.create(
        enterprise=soft, name="高新技术企业", valid_from=DAY, valid_until=DAY, source="science", evidence=4,
        recorded_at=now(),
    )  # fmt: skip
    for query, expected in (
        ("q=软件", [soft.name]),
        (f"q={soft.credit_code[:17].lower()}", [soft.name]),
        ("section=H", ["海景酒店有限公司"]),
        ("street=210202005", ["海景酒店有限公司"]),
        ("size=small", [soft.name]),
        ("title=高新技术企业", [soft.name]),
        ("title=总部企业", []),
        ("building=望海", [soft.name]),
        ("q=没有这家", []),
        ("q=%00", ["星河软件有限公司", "海景酒店有限公司"]),
    ):
        assert sorted(names(officer.get(f"/enterprises/?{query}"))) == sorted(expected), query


def test_the_page_shows_source_day_and_who_contradicts(officer: Client, make: Make) -> None:
    row = make(1, staff(86), staff(91, "declared"), word("org_type", "limited"))
    page = officer.get(f"/enterprises/{row.pk}/").content.decode()
    for text in (
        "86人",
        "税务",
        "2024-09-18",
        "不一致",
        "企业自报：91人",
        "采信顺序：统计、税务",
        "有限责任公司",
    ):
        assert text in page, text


def test_an_officer_corrects_with_a_source_and_a_reason(officer: Client, make: Make) -> None:
    row = make(1)
    address = f"/enterprises/{row.pk}/correct/office_area/"
    assert officer.get(address).status_code == 200
    assert officer.post(address, {"value": "320", "source": "officer"}).status_code == 422
    officer.post(address, {"value": "320", "source": "officer", "reason": "现场看过租赁合同"})
    said = Value.objects.get()
    assert (said.low, said.source, said.reason) == (32_000, "officer", "现场看过租赁合同")
    assert said.recorded_by_id is not None


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("staff", {"value": "5", "year": "1990"}),
        ("staff", {"value": "五个", "year": "2023"}),
        ("founded", {"value": "2023-02-30"}),
        ("org_type", {"value": "<b>"}),
        ("rents", {"value": "maybe"}),
        ("office_area", {"value": "9" * 40}),
        ("office_area", {"value": "5", "day": "2030-01-01"}),
        ("office_area", {"value": "\0"}),
    ],
)
def test_nonsense_is_refused_in_words(officer: Client, make: Make, key: str, sent: dict[str, str]) -> None:
    row = make(1)
    answer = officer.post(f"/enterprises/{row.pk}/correct/{key}/", sent | {"reason": "核对证照后更正"})
    assert answer.status_code == 422
    assert not Value.objects.exists()


@pytest.mark.parametrize("key", ["size", "nothing"])
def test_what_is_computed_or_unknown_is_not_told(officer: Client, make: Make, key: str) -> None:
    assert officer.get(f"/enterprises/{make(1).pk}/correct/{key}/").status_code == 404


def test_a_visit_brings_its_problems_with_it_and_twice_is_once(
    officer: Client, make: Make, town: Town
) -> None:
    load()
    row = make(1)
    sent = {
        "day": "2024-09-17", "words": "订单稳定，想扩产。", "key": KEY,
        "problem1": "扩产缺 200 万元流动资金", "kind1": "finance", "unit1": str(town.office.pk),
        "problem2": "招不到焊工", "kind2": "staff", "unit2": str(town.works.pk),
    }  # fmt: skip
    for _press in range(2):
        officer.post(f"/enterprises/{row.pk}/visit/", sent)
    visit = Visit.objects.get()
    assert visit.unit_id == town.works.pk
    assert {one.unit_id for one in Problem.objects.filter(visit=visit)} == {town.office.pk, town.works.pk}
    page = officer.get(f"/enterprises/{row.pk}/").content.decode()
    assert "扩产缺 200 万元流动资金" in page
    assert "正负清单" in page


def test_a_visit_without_words_or_of_tomorrow_is_refused_whole(officer: Client, make: Make) -> None:
    row = make(1)
    for sent in (
        {"day": "2024-09-19", "words": "好"},
        {"day": "2024-09-17"},
        {"day": "x", "words": "好"},
        {"day": "2024-09-17", "words": "好", "problem1": "短", "kind1": "finance"},
        {"day": "2024-09-17", "problem1": "缺两百万", "kind1": "finance", "unit1": "9" * 30},
    ):
        answer = officer.post(f"/enterprises/{row.pk}/visit/", sent)
        assert answer.status_code == 422, sent
    assert not Visit.objects.exists()
    assert not Problem.objects.exists()


def test_a_list_is_handed_in_watched_and_agreed_to_by_another(
    keeper: Client, officer: Client, town: Town
) -> None:
    content = f"信用代码,企业名称\n{made_up_code(1)},己贸易有限公司\n".encode()
    assert officer.post("/enterprises/imports/", {"source": "tax"}).status_code == 422
    file = SimpleUploadedFile("名单.csv", content)
    answer = officer.post(
        "/enterprises/imports/", {"file": file, "source": "registration", "day": "2024-09-18"}
    )
    run = ImportRun.objects.get()
    assert answer["Location"] == f"/enterprises/imports/{run.pk}/"
    assert "hx-trigger" in officer.get(answer["Location"]).content.decode()
    imports()
    page = officer.get(answer["Location"]).content.decode()
    assert "hx-trigger" not in page
    # what registers say decides over money: nobody brings it in alone
    assert 'value="agree"' not in page
    assert "另一位同志" in page
    officer.post(f"{answer['Location']}decide/", {"decision": "agree"})
    assert ImportRun.objects.get().state == ImportRun.State.CHECKED
    assert "确认导入" in keeper.get(answer["Location"]).content.decode()
    keeper.post(f"{answer['Location']}decide/", {"decision": "agree"})
    imports()
    assert Enterprise.objects.get().name == "己贸易有限公司"
    assert ImportRun.objects.get().content is None


def test_a_list_is_seen_by_whoever_handed_it_in_and_by_supervisors(keeper: Client, officer: Client) -> None:
    file = SimpleUploadedFile("名单.csv", f"信用代码,企业名称\n{made_up_code(1)},己\n".encode())
    answer = keeper.post(
        "/enterprises/imports/", {"file": file, "source": "registration", "day": "2024-09-18"}
    )
    assert officer.get(answer["Location"]).status_code == 404


def test_files_hold_what_the_list_shows(officer: Client, make: Make) -> None:
    make(1, staff(86), word("industry", "I651"), name="=危险有限公司")
    make(2, name="海景酒店有限公司")
    csv_text = b"".join(officer.get("/enterprises/export/csv/?q=危险")).decode()
    assert "'=危险有限公司" in csv_text
    assert "海景" not in csv_text
    book = b"".join(officer.get("/enterprises/export/xlsx/"))
    texts = [cell.text for _number, cells in read_rows(io.BytesIO(book)) for cell in cells]
    assert "86" in texts
    assert officer.get("/enterprises/export/exe/").status_code == 404


def test_an_enterprise_tells_and_hears_that_a_register_says_otherwise(
    make: Make, clerk_of: Callable[[Enterprise], Clerk], sign_in: SignIn
) -> None:
    row = make(1, staff(86))
    client = sign_in(clerk_of(row).viewer)
    answer = client.post(f"/my/enterprise/{row.pk}/tell/staff/", {"value": "91", "year": "2023"}, follow=True)
    page = answer.content.decode()
    assert "税务登记的是“86人”" in page
    assert "登记的“从业人员”与实际不符" in page
    assert Value.objects.get(source="declared").low == 91
    client.post(f"/my/enterprise/{row.pk}/tell/rents/", {"value": "yes"})
    page = client.get(f"/my/enterprise/{row.pk}/").content.decode()
    assert "未经核实" in page


def test_an_enterprise_chooses_its_tags(
    make: Make, clerk_of: Callable[[Enterprise], Clerk], sign_in: SignIn
) -> None:
    row = make(1)
    client = sign_in(clerk_of(row).viewer)
    address = f"/my/enterprise/{row.pk}/tags/"
    client.post(address, {"tag": ["software", "rent", "nonsense"]})
    client.post(address, {"tag": ["rent", "finance"]})
    assert set(Tag.objects.values_list("key", flat=True)) == {"rent", "finance"}
    assert "房租场地" in client.get(f"/my/enterprise/{row.pk}/").content.decode()


def test_an_enterprise_raises_a_problem_once(
    make: Make, town: Town, clerk_of: Callable[[Enterprise], Clerk], sign_in: SignIn
) -> None:
    load()
    row = make(1)
    client = sign_in(clerk_of(row).viewer)
    sent = {"kind": "finance", "words": "贷款到期续不上，请帮助对接银行", "key": KEY}
    for _press in range(2):
        answer = client.post(f"/my/enterprise/{row.pk}/problems/new/", sent)
    assert Problem.objects.count() == 1
    assert client.get(answer["Location"]).status_code == 200
    assert client.post(f"/my/enterprise/{row.pk}/problems/new/", {"words": "短"}).status_code == 422


def test_a_stale_value_is_said_to_be_stale(officer: Client, make: Make) -> None:
    row = make(1, word("rents", "yes", "officer", DAY - timedelta(days=500)))
    assert "已过期" in officer.get(f"/enterprises/{row.pk}/").content.decode()
