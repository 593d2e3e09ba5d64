"""Opening a matter with the default form."""

import pytest
from django.test import Client

from jiannuo.kernel.loops import loop_of
from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.conftest import Town
from jiannuo.matters.queries.opening import needs_only_a_title
from jiannuo.matters.tests.conftest import client_of
from jiannuo.matters.tests.sample import Repair

URL = f"/matters/new/{Repair.key}/report/"


def test_it_is_offered_opened_and_goes_to_whoever_owes_it(inspector: Client, town: Town) -> None:
    assert URL in inspector.get("/matters/new/").content.decode()
    assert inspector.get(URL).status_code == 200
    form = {"title": "路灯不亮", "key": "n" * 32, "fact-who": "王某"}
    for _time in range(2):
        answer = inspector.post(URL, form, follow=True)
        assert "“路灯不亮”现在是“已受理”，轮到区住建局牵头办理" in answer.content.decode()
    assert Matter.objects.count() == 1


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("", "请填写“事项名称”。"),
        (" \t", "“事项名称”至少写 1 个字。"),
        ("长" * 301, "“事项名称”最多 300 个字"),
    ],
)
def test_a_title_is_needed(inspector: Client, title: str, sentence: str) -> None:
    answer = inspector.post(URL, {"title": title, "key": "n" * 32, "fact-who": "王某"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in text
    assert 'value="王某"' in text
    assert not Matter.objects.exists()


def test_who_may_not_open_it_finds_no_form(officer: Client, town: Town) -> None:
    for client in (officer, client_of(town.stranger)):
        assert client.get(URL).status_code == 404
        assert client.post(URL, {"title": "x"}).status_code == 404
        assert URL not in client.get("/matters/new/").content.decode()
    assert not Matter.objects.exists()


@pytest.mark.parametrize("url", ["/matters/new/nobody.knows/report/", f"/matters/new/{Repair.key}/plan/"])
def test_what_does_not_open_anything_is_not_found(inspector: Client, url: str) -> None:
    assert inspector.get(url).status_code == 404
    assert inspector.post(url, {"title": "x"}).status_code == 404


@pytest.mark.django_db
def test_a_model_with_columns_of_its_own_has_a_page_of_its_own() -> None:
    assert needs_only_a_title(Repair)
    assert not needs_only_a_title(loop_of("commitments.commitment"))
