"""Who gets a notice, how many items it makes, and that a second delivery changes nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import translation

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Outbox
from jiannuo.kernel.now import frozen_at, today
from jiannuo.notices.delivering import deliver
from jiannuo.notices.models import InboxEntry, InboxItem
from jiannuo.notices.tests.conftest import MORNING, Notice, Open, Town, account_of


def waiting() -> list[Outbox]:
    return list(Outbox.objects.filter(kind="notice").select_related("event").order_by("id"))


def inbox(viewer: Any) -> list[InboxItem]:
    return list(InboxItem.objects.filter(account_id=account_of(viewer)))


def test_a_new_duty_reaches_everybody_of_the_unit_and_nobody_else(open_matter: Open, town: Town) -> None:
    matter = open_matter()
    assert deliver(waiting()) == {}
    for viewer in (town.officer, town.head):
        (item,) = inbox(viewer)
        assert (item.message, item.count, item.read_at) == ("kernel.new_duty", 1, None)
        assert [entry.matter_id for entry in item.entries.all()] == [matter.pk]
    assert [inbox(viewer) for viewer in (town.stranger, town.resident, town.inspector)] == [[], [], []]


def test_a_second_delivery_changes_nothing(open_matter: Open, town: Town) -> None:
    open_matter()
    deliver(waiting())
    InboxItem.objects.update(read_at=MORNING)
    before = (list(InboxItem.objects.values()), list(InboxEntry.objects.values()))
    deliver(waiting())
    assert (list(InboxItem.objects.values()), list(InboxEntry.objects.values())) == before


def test_five_hundred_due_matters_make_one_item(
    notice: Notice, open_matter: Open, town: Town, morning: Any
) -> None:
    matter = open_matter()
    rows = [notice(matter=matter, fraction="1") for _number in range(500)]
    for first in range(0, 500, 100):
        deliver(rows[first : first + 100])
    (item,) = inbox(town.officer)
    assert (item.message, item.count, item.entries.count()) == ("kernel.alarm", 500, 500)


def test_the_next_day_begins_another_item(notice: Notice, open_matter: Open, town: Town) -> None:
    with frozen_at(MORNING):
        matter = open_matter()
    for days in (0, 0, 1):
        with frozen_at(MORNING + timedelta(days=days)):
            deliver([notice(matter=matter)])
    assert sorted(item.count for item in inbox(town.officer)) == [1, 2]


def test_what_joins_a_read_digest_makes_it_unread_again(
    notice: Notice, open_matter: Open, town: Town, morning: Any
) -> None:
    matter = open_matter()
    deliver([notice(matter=matter)])
    InboxItem.objects.update(read_at=MORNING)
    deliver([notice(matter=matter)])
    (item,) = inbox(town.officer)
    assert (item.count, item.read_at) == (2, None)


def test_who_may_not_see_the_matter_gets_nothing(notice: Notice, open_matter: Open, town: Town) -> None:
    row = notice(matter=open_matter(), to=[{"account_id": town.stranger.account_id}])
    assert deliver([row]) == {}
    assert inbox(town.stranger) == []


def test_whoever_holds_the_post_when_it_is_delivered_gets_it(open_matter: Open, town: Town) -> None:
    open_matter()
    tenures = apps.get_model("people.Tenure").objects
    person = tenures.get(post__title="局长").person
    tenures.filter(person=person).update(valid_to=today() - timedelta(days=1))
    deliver(waiting())
    assert (len(inbox(town.officer)), inbox(town.head)) == (1, [])


def test_a_vacant_post_does_not_swallow_the_notice(notice: Notice, open_matter: Open, town: Town) -> None:
    vacant = apps.get_model("people.Post").objects.create(unit=town.works, title="副局长", role="department")
    deliver([notice(matter=open_matter(), to=[{"unit_id": town.works.pk, "post_id": vacant.pk}])])
    assert len(inbox(town.officer)) == len(inbox(town.head)) == 1


def test_a_notice_for_nobody_is_a_dead_letter_that_names_the_unit(notice: Notice, town: Town) -> None:
    empty = apps.get_model("people.Unit").objects.create(code="KJJ", name="区科技局", kind="government")
    row = notice(to=[{"unit_id": empty.pk}])
    assert "区科技局" in deliver([row])[row.pk]


def test_an_unknown_message_is_a_dead_letter_that_names_it(notice: Notice, town: Town) -> None:
    unknown, known = notice("nobody.knows"), notice()
    dead = deliver([unknown, known])
    assert set(dead) == {unknown.pk}
    assert "nobody.knows" in dead[unknown.pk]
    assert len(inbox(town.officer)) == 1


def test_nobody_is_told_of_what_they_did_themselves(notice: Notice, open_matter: Open, town: Town) -> None:
    matter = open_matter()
    row = notice("kernel.new_duty", matter, to=[{"unit_id": town.office.pk}, {"unit_id": town.works.pk}])
    row.event = matter.events.get()
    assert deliver([row]) == {}
    assert (inbox(town.inspector), len(inbox(town.officer))) == ([], 1)


def test_a_step_back_reaches_the_unit_whose_turn_it_is_again(open_matter: Open, town: Town) -> None:
    matter = open_matter()
    Outbox.objects.all().delete()
    act(matter, "fix", actor=town.officer, facts={"how": "已清理"})
    act(matter, "reject", actor=town.inspector, facts={"why": "楼道仍有杂物堆放未清"})
    deliver(waiting())
    assert [item.message for item in inbox(town.inspector)] == ["kernel.new_duty"]
    assert [item.count for item in inbox(town.officer)] == [1]


def test_nothing_rendered_is_stored(open_matter: Open, town: Town) -> None:
    open_matter("楼道堆物")
    with translation.override("en"):
        deliver(waiting())
    kept = str(list(InboxItem.objects.values())) + str(list(InboxEntry.objects.values()))
    assert "楼道堆物" not in kept
    assert "to do" not in kept


@pytest.mark.parametrize(
    ("fraction", "level"),
    [("0.6", "reminder"), ("0.9", "warning"), ("1", "due"), ("1.25", "overdue"), ("?", "reminder")],
)
def test_an_alarm_has_the_level_of_its_fraction(
    notice: Notice, open_matter: Open, fraction: str, level: str
) -> None:
    deliver([notice(matter=open_matter(), fraction=fraction)])
    assert set(InboxEntry.objects.filter(item__message="kernel.alarm").values_list("level", flat=True)) == {
        level
    }
