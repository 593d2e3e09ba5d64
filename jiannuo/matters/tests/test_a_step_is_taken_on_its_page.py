"""The form of a step: what it asks, what sending it does, how it refuses."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jiannuo.kernel.act import act
from jiannuo.kernel.models import Event, Matter
from jiannuo.kernel.refusal import Refused
from jiannuo.kernel.tests.conftest import Town
from jiannuo.matters.tests.conftest import client_of

KEY = "k" * 32
Make = Callable[..., Matter]


def address(matter: Matter, step: str) -> str:
    return f"/matters/{matter.pk}/{step}/"


def sent(matter: Matter, **facts: Any) -> dict[str, Any]:
    """A form as the page of today sends it."""
    told = {f"fact-{name}": value for name, value in facts.items()}
    return {"expect": matter.revision, "key": KEY, **told}


def again(matter: Matter) -> Matter:
    return Matter.objects.get(pk=matter.pk)


def test_a_step_is_taken_and_the_next_one_named(officer: Client, hazard: Make) -> None:
    matter = hazard()
    page = officer.get(address(matter, "fix")).content.decode()
    assert f'name="expect" value="{matter.revision}"' in page
    answer = officer.post(address(matter, "fix"), sent(matter, how="换了新井盖"), follow=True)
    assert answer.redirect_chain == [(f"/matters/{matter.pk}/", 302)]
    assert again(matter).state == "fixed"
    text = answer.content.decode()
    assert "现在是“已整改”，轮到区政府办核验" in text
    assert "换了新井盖" in text


def test_sent_twice_it_is_done_once(officer: Client, hazard: Make) -> None:
    matter = hazard()
    form = sent(matter, how="换了新井盖")
    for _time in range(2):
        answer = officer.post(address(matter, "fix"), form, follow=True)
        assert "现在是“已整改”" in answer.content.decode()
    assert Event.objects.filter(matter=matter).count() == 2


def test_every_form_has_a_number_of_its_own(officer: Client, hazard: Make) -> None:
    matter = hazard()
    numbers = {
        re.findall(r'name="key" value="(\w+)"', officer.get(address(matter, "fix")).content.decode())[0]
        for _time in range(3)
    }
    assert len(numbers) == 3


def test_a_missing_fact_is_named_at_its_field_and_nothing_typed_is_lost(
    officer: Client, repair: Matter
) -> None:
    form = sent(repair, kind="repair", money="很多", closed="true", until="", unit="")
    answer = officer.post(address(repair, "plan"), form)
    text = answer.content.decode()
    assert answer.status_code == 422
    for sentence in ("“投入”应当是数字。", "请填写“计划完成”。", "请填写“配合单位”。", "有 3 处没有填对。"):
        assert sentence in text
    assert 'value="很多"' in text
    assert re.search(r'value="repair"[^>]*checked', text)
    assert again(repair).state == "reported"


def test_page_and_kernel_refuse_in_the_same_words(town: Town, officer: Client, hazard: Make) -> None:
    matter = hazard()
    act(matter, "fix", actor=town.head, facts={"how": "先修好了"})
    with pytest.raises(Refused) as refused:
        act(matter, "fix", actor=town.officer, facts={"how": "我也修好了"}, expect=matter.revision)
    answer = officer.post(address(matter, "fix"), sent(matter, how="我也修好了"))
    text = answer.content.decode()
    assert answer.status_code == refused.value.status == 409
    assert str(refused.value.sentence) in text
    assert str(refused.value.cure) in text
    assert "最新情况：现在是“已整改”，轮到区政府办核验" in text
    assert "我也修好了" in text


def test_somebody_was_first_but_the_step_may_still_be_taken(
    town: Town, officer: Client, hazard: Make
) -> None:
    matter = hazard()
    act(matter, "remark", actor=town.inspector, facts={"words": "请尽快"})
    answer = officer.post(address(matter, "fix"), sent(matter, how="换了新井盖"))
    text = answer.content.decode()
    assert "别人已经先办了一步" in text
    fresh = again(matter)
    assert f'name="expect" value="{fresh.revision}"' in text
    officer.post(address(matter, "fix"), sent(fresh, how="换了新井盖"))
    assert again(matter).state == "fixed"


def test_who_may_not_take_it_is_told_before_typing(inspector: Client, hazard: Make) -> None:
    matter = hazard()
    text = inspector.get(address(matter, "fix")).content.decode()
    assert "“整改”由牵头单位办理，您现在的岗位不能办。" in text
    assert 'name="fact-how"' not in text
    assert inspector.post(address(matter, "fix"), sent(matter, how="x")).status_code == 403


def test_an_ending_is_asked_for_twice(town: Town, inspector: Client, hazard: Make) -> None:
    matter = hazard()
    act(matter, "fix", actor=town.officer, facts={"how": "换了"})
    fresh = again(matter)
    answer = inspector.post(address(matter, "accept"), sent(fresh))
    assert answer.status_code == 422
    assert "办结后不能再改" in answer.content.decode()
    assert again(matter).is_open
    answer = inspector.post(address(matter, "accept"), {**sent(fresh), "confirm": "1"}, follow=True)
    assert "已办结：已销号" in answer.content.decode()
    assert not again(matter).is_open


def test_a_closed_matter_offers_nothing_and_says_why(town: Town, officer: Client, hazard: Make) -> None:
    matter = hazard()
    act(matter, "refuse", actor=town.officer, facts={"why": "属于电力公司"})
    answer = officer.post(address(matter, "fix"), sent(matter, how="x"))
    assert answer.status_code == 409
    assert "这件事已经办结（不属本单位），不能再办。" in answer.content.decode()
    assert (
        'id="act" aria-labelledby="act-title" hidden'
        in officer.get(f"/matters/{matter.pk}/").content.decode()
    )


def test_strangers_find_nothing(town: Town, hazard: Make) -> None:
    matter = hazard()
    for viewer in (town.stranger, town.resident):
        client = client_of(viewer)
        assert client.get(f"/matters/{matter.pk}/").status_code == 404
        assert client.get(address(matter, "fix")).status_code == 404
        assert client.post(address(matter, "fix"), sent(matter, how="x")).status_code == 404
    assert Client().get(f"/matters/{matter.pk}/").status_code == 404


@pytest.mark.parametrize("step", ["nothing", "report", "__init__", "fix%00"])
def test_steps_that_do_not_exist_are_not_found_or_refused(officer: Client, hazard: Make, step: str) -> None:
    matter = hazard()
    answer = officer.post(address(matter, step), sent(matter))
    assert answer.status_code in (404, 409)
    assert again(matter).revision == 1


@pytest.mark.parametrize("expect", ["", "x", "-1", "9" * 40, "１"])
def test_a_forged_revision_is_no_error(officer: Client, hazard: Make, expect: str) -> None:
    matter = hazard()
    form = {**sent(matter, how="换了"), "expect": expect, "key": "../" * 100}
    assert officer.post(address(matter, "fix"), form).status_code in (302, 409)


def test_the_partial_is_what_a_fresh_page_holds(officer: Client, repair: Matter) -> None:
    def part(text: str) -> str:
        """The form without what differs in every rendering."""
        form = text[text.index('<section class="mt-act"') :]
        form = form[: form.index("</section>")]
        return re.sub(r'name="(key|csrfmiddlewaretoken)" value="\w+"', "", form)

    htmx = {"HX-Request": "true"}
    for url in (address(repair, "plan"), address(repair, "quick"), f"/matters/{repair.pk}/"):
        fresh, partial = (officer.get(url, headers=each).content.decode() for each in ({}, htmx))
        assert partial.startswith("<section")
        assert part(fresh) == part(partial)
    wrong = sent(repair, kind="x", money="y")
    plain, swapped = (officer.post(address(repair, "plan"), wrong, headers=each) for each in ({}, htmx))
    assert (plain.status_code, swapped.status_code) == (422, 200)
    assert part(plain.content.decode()) == part(swapped.content.decode())


def test_htmx_goes_on_to_the_page(officer: Client, hazard: Make) -> None:
    matter = hazard()
    answer = officer.post(address(matter, "fix"), sent(matter, how="换了"), headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"/matters/{matter.pk}/"
