"""The page on which personal facts are erased: two steps for the office, a request for whoever told them."""

import pytest
from click.testing import CliRunner
from django.test import Client

from jiannuo.__main__ import main
from jiannuo.kernel.act import begin
from jiannuo.kernel.models import Event, Matter, Outbox, Personal
from jiannuo.kernel.now import now
from jiannuo.kernel.recording import record
from jiannuo.kernel.tests.conftest import Town
from jiannuo.kernel.worker.outbox import deliver_due
from jiannuo.matters.tests.conftest import client_of
from jiannuo.matters.tests.sample import Repair
from jiannuo.notices.models import InboxEntry, InboxItem

FORM = {"fields": "1.who", "ground": "withdrawn", "reason": "当事人来电，撤回同意"}


def send(client: Client, matter: Matter, **form: str) -> tuple[int, str]:
    answer = client.post(f"/matters/{matter.pk}/personal/", {**FORM, **form}, follow=True)
    return answer.status_code, answer.content.decode()


def test_the_office_chooses_looks_and_confirms(repair: Matter, inspector: Client) -> None:
    page = inspector.get(f"/matters/{repair.pk}/personal/").content.decode()
    assert "反映人" in page
    assert "王某" not in page
    status, page = send(inspector, repair)
    assert status == 200
    assert "核对后删除" in page
    assert "事项还没有办结" in page
    assert Personal.objects.get().value == "王某"
    status, page = send(inspector, repair, confirmed="yes")
    assert "已删除，并记入办理经过" in page
    assert Personal.objects.get().value is None
    assert Event.objects.filter(step="system.erase").count() == 1
    assert "个人信息都已删除" in inspector.get(f"/matters/{repair.pk}/personal/").content.decode()


def test_what_stays_elsewhere_is_said_before_confirming(town: Town, inspector: Client) -> None:
    made = begin(Repair, "report", actor=town.inspector, title="王某家路灯不亮", facts={"who": "王某"})
    page = send(inspector, made.matter)[1]
    assert "别处也写有同样的文字" in page
    assert "事项名称" in page


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"fields": ""}, "请至少选一项"),
        ({"ground": "because"}, "请从这些里选一个"),
        ({"reason": "好"}, "至少写 4 个字"),
        ({"reason": "王某来电，撤回同意"}, "说明里写出了要删除的内容"),
        ({"reason": "", "confirmed": "yes"}, "请填写“办理说明”"),
    ],
)
def test_what_is_not_right_is_said_beside_it(
    repair: Matter, inspector: Client, form: dict[str, str], sentence: str
) -> None:
    status, page = send(inspector, repair, **form)
    assert status == 422
    assert sentence in page
    assert Personal.objects.get().value == "王某"


def test_nobody_else_finds_the_page(town: Town, repair: Matter, officer: Client) -> None:
    assert officer.get(f"/matters/{repair.pk}/personal/").status_code == 404
    assert client_of(town.stranger).get(f"/matters/{repair.pk}/personal/").status_code == 404
    assert send(officer, repair, confirmed="yes")[0] == 404
    assert "/personal/" not in officer.get(f"/matters/{repair.pk}/").content.decode()
    assert Personal.objects.get().value == "王某"


def test_whoever_told_it_asks_and_the_office_finds_it_in_its_inbox(town: Town) -> None:
    loop = {"loop": "sample.repair", "loop_version": 1, "state": "reported", "author": town.resident.account}  # type: ignore[attr-defined]
    matter = Matter.objects.create(**loop, title="井盖缺失", opened_at=now(), moved_at=now())
    event, hidden = record(
        matter,
        step="report",
        before="new",
        standing=town.resident.standings[0],
        at=now(),
        facts={},
        effects={},
        personal={"who": "李某"},
    )
    event.save()
    matter.save()
    Personal.objects.bulk_create(hidden)
    resident = client_of(town.resident)
    assert "申请删除个人信息" in resident.get(f"/matters/{matter.pk}/personal/").content.decode()
    assert "申请已送政府督查室" in send(resident, matter)[1]
    assert Personal.objects.get().value == "李某"
    while deliver_due(now()):
        pass
    assert InboxItem.objects.filter(account=town.inspector.account).exists()  # type: ignore[attr-defined]
    office = client_of(town.inspector)
    assert "请核对后办理" in office.get("/inbox/").content.decode()
    assert "本人已申请删除" in office.get(f"/matters/{matter.pk}/personal/").content.decode()


def test_the_command_lists_refuses_and_erases(town: Town, repair: Matter) -> None:
    run = CliRunner().invoke
    assert run(main, ["ledger", "erase", str(repair.pk)]).output.strip() == "1.who"
    named = ["ledger", "erase", str(repair.pk), "--field", "1.who", "--ground", "withdrawn", "--yes"]
    named += ["--reason", "当事人来电，撤回同意"]
    assert run(main, named).exit_code == 1
    refused = run(main, [*named, "--account", town.officer.account.username])  # type: ignore[attr-defined]
    assert "删除个人信息由督查室办理" in refused.output
    done = run(main, [*named, "--account", town.inspector.account.username])  # type: ignore[attr-defined]
    assert (done.exit_code, Personal.objects.get().value) == (0, None)
    assert "已删除" in run(main, ["ledger", "erase", str(repair.pk)]).output


def test_a_copy_in_an_inbox_goes_too(town: Town, repair: Matter, inspector: Client) -> None:
    Outbox.objects.filter(matter=repair).update(payload={"to": [{"unit_id": town.works.pk}], "who": "王某"})
    while deliver_due(now()):
        pass
    assert InboxItem.objects.exists()
    assert "王某" in str(list(InboxEntry.objects.values_list("payload", flat=True)))
    send(inspector, repair, confirmed="yes")
    assert "王某" not in str(list(InboxEntry.objects.values_list("payload", flat=True)))
