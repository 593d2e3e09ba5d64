"""The demonstration's enterprises: marked, impossible as real ones, the same every time, with gaps."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model

from jiannuo.enterprises.actions.refreshing import refresh
from jiannuo.enterprises.credit_code import fault
from jiannuo.enterprises.demonstration.codes import made_up_code
from jiannuo.enterprises.demonstration.loading import NoPlacesError, load
from jiannuo.enterprises.demonstration.named import introduce
from jiannuo.enterprises.demonstration.stories import STORIES
from jiannuo.enterprises.demonstration.trades import TRADES
from jiannuo.enterprises.industries import known
from jiannuo.enterprises.knowing import beliefs_of, facts_of
from jiannuo.enterprises.members import enterprises_of
from jiannuo.enterprises.models import Enterprise, Value
from jiannuo.enterprises.tests.conftest import DAY, viewer_of

COUNT = 150


def columns() -> list[Any]:
    return list(
        Enterprise.objects.order_by("credit_code").values_list(
            "credit_code", "name", "place_code", "industry_code", "size", "opened_on"
        )
    )


@pytest.mark.usefixtures("places")
def test_they_are_plausible_marked_and_the_same_every_time() -> None:
    assert load(COUNT) == COUNT
    assert load(COUNT) == 0
    assert Enterprise.objects.filter(demo=True).count() == COUNT
    before = columns()
    refresh(None, changed=False)
    assert columns() == before  # lists show what is believed
    assert {row[4] for row in before} >= {"micro", "small"}
    sources = set(Value.objects.values_list("source", flat=True))
    assert {"registration", "tax", "social_security", "declared"} <= sources
    for pk in Enterprise.objects.values_list("pk", flat=True):
        assert facts_of([pk], DAY)[pk].values["industry", None]
    contradicted = [
        pk
        for pk in Enterprise.objects.values_list("pk", flat=True)
        if any(belief.contradicting for belief in beliefs_of(pk, DAY).values())
    ]
    assert contradicted


def test_their_codes_are_well_formed_and_nobodys() -> None:
    for number in (0, 1, 19_999, 900_000_003):
        code = made_up_code(number, "210202")
        assert fault(code) is None
        # GB 32100-2015, table 1 gives X to no registering authority
        assert code[0] == "X"
    assert len({made_up_code(number) for number in range(3000)}) == 3000


def test_their_trades_are_in_the_classification() -> None:
    assert [code for trade in TRADES for code in trade.codes if not known(code)] == []
    assert [story.industry for story in STORIES if not known(story.industry)] == []


@pytest.mark.django_db
def test_without_places_there_is_a_sentence() -> None:
    with pytest.raises(NoPlacesError):
        load(3)


@pytest.mark.usefixtures("places")
def test_the_visitor_acts_for_an_enterprise_with_a_story() -> None:
    account = get_user_model()._default_manager.create(username="demo-enterprise", standing="enterprise")
    assert introduce() == len(STORIES)
    assert introduce() == 0
    row = enterprises_of(viewer_of(account)).get()
    facts = facts_of([row.pk], DAY)[row.pk]
    assert (row.name, row.size) == (STORIES[0].name, "small")
    assert "高新技术企业" in facts.held
    assert len(facts.items["新招用人员"]) == 3
    others = get_user_model()._default_manager.filter(username__startswith="demo-firm-")
    assert all(enterprises_of(viewer_of(one)).count() == 1 for one in others)
