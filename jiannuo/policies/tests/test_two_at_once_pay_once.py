"""Retry, double click and several people at once: money is promised once and paid once."""

import io
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest
from django.db import connection

from jiannuo.kernel.act import act
from jiannuo.kernel.append_only import protect, unprotect
from jiannuo.kernel.models import Event
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.workbook import read_rows
from jiannuo.policies.models import Batch, Claim, Entry, Version
from jiannuo.policies.money.balance import of_claim
from jiannuo.policies.tests.conftest import AMOUNT, City, again, approved, city, confirm, on, publish
from jiannuo.policies.treasury import payment_file, take_receipts
from jiannuo.policies.treasury.numbers import current_number

__all__ = ["city"]

PEOPLE = 4
TABLES = ("policies_entry",)
#: before every other fixture, so that transactions are real and the tables are emptied last
pytestmark = pytest.mark.usefixtures("emptied")


@pytest.fixture
def emptied(committed: None) -> Iterator[None]:
    """The ledger is only ever added to, except to be emptied after a test."""
    yield
    unprotect(TABLES)


@pytest.fixture(autouse=True)
def _protected(emptied: None) -> None:
    """And the ledger of this test is protected as the real one is."""
    unprotect(TABLES)
    protect(TABLES)


def at_once(*tries: Callable[[], Any]) -> list[Any]:
    """What each of ``tries`` gave, or its refusal, all begun together."""
    start = threading.Barrier(len(tries))

    def run(one: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return one()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tries)) as pool:
        # each in the time that is frozen here
        running = [pool.submit(copy_context().run, run, one) for one in tries]
        return [future.result() for future in running]


def done(results: list[Any]) -> list[Any]:
    """Those that were not refused."""
    return [one for one in results if not isinstance(one, Refused)]


@pytest.fixture
def published(city: City) -> Version:
    """In force, with real transactions."""
    with on("2024-03-04"):
        return publish(city)


def test_several_people_of_an_enterprise_confirm_at_once(city: City, published: Version) -> None:
    with on("2024-03-05"):
        results = at_once(
            *(
                lambda viewer=viewer: confirm(viewer, published, city.firm)
                for viewer in (city.boss, city.colleague, city.boss, city.colleague)
            )
        )
    assert len(done(results)) == 1
    assert Claim.objects.count() == 1


def test_a_double_click_gives_the_same_claim(city: City, published: Version) -> None:
    with on("2024-03-05"):
        results = at_once(
            *(lambda: confirm(city.boss, published, city.firm, key="one") for _ in range(PEOPLE))
        )
    assert {one.pk for one in done(results)} == {Claim.objects.get().pk}
    assert len(done(results)) == PEOPLE


def test_two_officers_check_at_once(city: City, published: Version) -> None:
    with on("2024-03-05"):
        claim = confirm(city.boss, published, city.firm)
        results = at_once(
            *(
                lambda viewer=viewer: act(claim.pk, "pass_check", actor=viewer)
                for viewer in (city.officer, city.clerk, city.officer, city.clerk)
            )
        )
    assert len(done(results)) == 1
    assert Entry.objects.filter(kind="reserve").count() == 1


@pytest.fixture
def ready(city: City, published: Version) -> tuple[Batch, Claim]:
    """Approved twice, to be sent."""
    with on("2024-03-05"):
        claim = confirm(city.boss, published, city.firm)
    return approved(city, published, claim), claim


def test_a_batch_is_sent_once_and_every_receipt_taken_once(city: City, ready: tuple[Batch, Claim]) -> None:
    batch, claim = ready
    with on("2024-03-18"):
        results = at_once(*(lambda: act(batch.pk, "send", actor=city.payer) for _ in range(PEOPLE)))
    assert len(done(results)) == 1
    number = current_number(again(claim))
    body = f"支付编号,结果,日期,金额,原因\n{number},到账,2024-03-19,200000,\n".encode()
    with on("2024-03-20"):
        taken = at_once(*(lambda: take_receipts(again(batch), body, city.payer) for _ in range(PEOPLE)))
        assert sum(one.count("paid") for one in taken) >= 1
        assert take_receipts(again(batch), body, city.payer).count("repeated") == 1
    assert Event.objects.filter(matter_id=claim.pk, step="receive").count() == 1
    assert Entry.objects.filter(kind="pay").count() == 1
    assert of_claim(claim).paid == AMOUNT


def test_the_file_is_the_same_however_often_it_is_downloaded(city: City, ready: tuple[Batch, Claim]) -> None:
    batch, claim = ready
    with on("2024-03-18"):
        act(batch, "send", actor=city.payer)
    first, second = (payment_file(again(batch), viewer) for viewer in (city.payer, city.payer_head))
    assert first == second
    assert first.digest == again(batch).file_digest
    assert claim.account_number in first.body.decode()
    with on("2024-03-19"):
        early = payment_file(again(batch), city.payer, "xlsx")
    with on("2024-04-19"):
        late = payment_file(again(batch), city.payer, "xlsx")
    assert early == late
    rows = [[cell.text for cell in row] for _number, row in read_rows(io.BytesIO(early.body))]
    assert first.digest in rows[1][0]
    assert rows[-1][3:5] == [claim.account_number, "200000.00"]
    for viewer in (city.officer, city.head, city.leader, city.supervisor, city.boss):
        with pytest.raises(Refused, match="只给支付单位"):
            payment_file(again(batch), viewer)
