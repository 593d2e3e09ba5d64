"""A claim on its way: the line of stages, what is the firm's turn, withdrawing, and the file of all."""

import csv
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.kernel.now import now, today
from jiannuo.people.models import Account
from jiannuo.policies.actions.claiming import claim as claim_of
from jiannuo.policies.models import Batch, Claim
from jiannuo.policies.queries.mine.progress import PLACES, STAGES, progress_of
from jiannuo.policies.views.my.tests.conftest import ACCOUNT, Town, member

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Account], Client]


@pytest.fixture
def claim(town: Town) -> Claim:
    facts = {"account_name": town.firm.name, "promise": True, "consent": True} | ACCOUNT
    return claim_of(town.viewer, town.policies["fits"], town.firm, way="automatic", facts=facts, key="c" * 20)


def looks(claim: Claim) -> list[str]:
    return [stage.look for stage in progress_of(claim).stages]


def test_the_line_moves_with_the_state() -> None:
    claim = Claim(state="reviewing", opened_at=now())
    assert looks(claim) == ["done", "now", "todo", "todo", "todo", "todo"]
    claim.state = "bounced"
    assert looks(claim) == ["done"] * 4 + ["stuck", "todo"]
    claim.state = "paid"
    assert looks(claim) == ["done"] * 6


@pytest.mark.parametrize(("days", "place"), [(1, 2), (-1, 3)])
def test_once_the_notice_is_over_approval_comes(days: int, place: int) -> None:
    batch = Batch(pk=1, announced_until=today() + timedelta(days=days))
    claim = Claim(state="listed", opened_at=now(), batch=batch)
    assert looks(claim).index("now") == place


def test_every_state_of_the_loop_has_its_place() -> None:
    from jiannuo.policies.claim_loop import ClaimLoop

    open_ = {key for key, state in ClaimLoop.states.items() if not state.ends}
    assert open_ - {"listed"} <= PLACES.keys()
    assert all(place < len(STAGES) for place, _look in PLACES.values())


def test_a_claim_that_came_back_is_completed_with_the_account_kept(
    town: Town, claim: Claim, client_for: ClientFor
) -> None:
    act(claim, "return_it", actor=town.officer, facts={"about": "materials", "reason": "请补一份审计报告"})
    client = client_for(town.boss)
    text = client.get(reverse("policies:my_claim", args=[claim.pk])).content.decode()
    assert "请补一份审计报告" in text
    listed = client.get(reverse("policies:my_claims")).content.decode()
    assert "请补正后再交" in listed
    url = reverse("policies:my_claim_step", args=[claim.pk, "resubmit"])
    told = {
        "account_name": town.firm.name,
        "account_number": "",
        "bank": ACCOUNT["bank"],
        "statement": "见附件",
    }
    sent = {f"resubmit-{name}": value for name, value in told.items()} | {"key": "r" * 20}
    assert client.post(url, sent).status_code == 302
    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.state, claim.account_number) == ("reviewing", "2850123456789012")


def test_a_wrong_form_comes_back_with_what_was_typed(town: Town, claim: Claim, client_for: ClientFor) -> None:
    act(claim, "return_it", actor=town.officer, facts={"about": "account", "reason": "账户名称不一致"})
    url = reverse("policies:my_claim_step", args=[claim.pk, "resubmit"])
    answer = client_for(town.boss).post(
        url, {"resubmit-account_number": "12", "resubmit-bank": "某某银行某支行"}
    )
    assert answer.status_code == 422
    assert "太短" in answer.content.decode()
    assert "某某银行某支行" in answer.content.decode()


def test_it_can_be_withdrawn(town: Town, claim: Claim, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    url = reverse("policies:my_claim_step", args=[claim.pk, "withdraw"])
    assert client.post(url, {"withdraw-reason": ""}).status_code == 422
    assert client.post(url, {"withdraw-reason": "改选另一项政策", "key": "w" * 20}).status_code == 302
    assert Claim.objects.get(pk=claim.pk).outcome == "withdrawn"
    assert "一键确认" in client.get(reverse("policies:my")).content.decode(), "it may be claimed anew"


def test_steps_of_officers_are_not_the_firms(town: Town, claim: Claim, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    for step, status in (("pass_check", 403), ("nothing", 404)):
        url = reverse("policies:my_claim_step", args=[claim.pk, step])
        assert client.post(url, {"key": "s" * 20}).status_code == status
    assert Claim.objects.get(pk=claim.pk).state == "reviewing"


def test_the_file_holds_every_claim_and_no_whole_account(
    town: Town, claim: Claim, client_for: ClientFor
) -> None:
    answer = client_for(town.boss).get(reverse("policies:my_claims_file"))
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:3] == ["高企认定奖励", "免申即享", "200000.00"]
    assert rows[1][4] == today().isoformat()
    assert "2850123456789012" not in answer.content.decode()


def test_the_record_of_every_step_is_linked_for_whom_it_opens(
    town: Town, claim: Claim, client_for: ClientFor
) -> None:
    colleague = member(town.firm, "colleague")
    record = reverse("matters:matter", args=[claim.pk])
    for account in (town.boss, colleague):
        client = client_for(account)
        opens = client.get(record).status_code == 200
        page = client.get(reverse("policies:my_claim", args=[claim.pk])).content.decode()
        assert (record in page) == opens
    assert not opens, "who did not begin it reads it on its own page only"
