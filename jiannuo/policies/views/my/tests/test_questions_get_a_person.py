"""A question goes to the people of the policy with a clock; an objection to who had no part in it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.act import act
from jiannuo.people.models import Account
from jiannuo.policies.models import Objection, Question
from jiannuo.policies.views.my.tests.conftest import Town

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Account], Client]


def ask(town: Town, client: Client) -> Question:
    url = reverse("policies:my_ask", args=[town.policies["open"].pk])
    for _time in range(2):
        answer = client.post(url, {"words": "<b>研发费用</b>算不算外包？", "key": "q" * 20})
        assert answer.status_code == 302
    return Question.objects.get()


def page(client: Client, question: Question) -> str:
    return client.get(reverse("policies:my_question", args=[question.pk])).content.decode()


def test_a_question_has_a_day_and_stays_with_the_policy(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    question = ask(town, client)
    assert (question.unit, question.enterprise, question.policy) == (
        town.unit, town.firm, town.policies["open"].policy,
    )  # fmt: skip
    text = page(client, question)
    assert "前必须答复" in text
    assert "&lt;b&gt;研发费用" in text
    policy = client.get(reverse("policies:my_policy", args=[town.policies["open"].pk])).content.decode()
    assert reverse("policies:my_question", args=[question.pk]) in policy


def test_an_answer_is_rated_or_asked_on(town: Town, client_for: ClientFor) -> None:
    client = client_for(town.boss)
    question = ask(town, client)
    act(question, "answer", actor=town.officer, facts={"answer": "委托外部研发的按百分之八十计入。"})
    text = page(client, question)
    assert "委托外部研发的" in text
    assert "前必须答复" not in text, "now it is our turn"
    url = reverse("policies:my_question_step", args=[question.pk, "ask_again"])
    assert client.post(url, {"ask_again-words": "境外的呢？", "key": "a" * 20}).status_code == 302
    assert Question.objects.get().state == "asked"
    act(question.pk, "answer", actor=town.officer, facts={"answer": "境外的不计入。"})
    url = reverse("policies:my_question_step", args=[question.pk, "helpful"])
    assert client.post(url, {"key": "h" * 20}).status_code == 302
    assert not Question.objects.get().is_open


def test_too_short_a_question_comes_back(town: Town, client_for: ClientFor) -> None:
    url = reverse("policies:my_ask", args=[town.policies["open"].pk])
    answer = client_for(town.boss).post(url, {"words": "?", "key": "q" * 20})
    assert answer.status_code == 422
    assert not Question.objects.exists()


def test_nobody_else_reads_it(town: Town, client_for: ClientFor) -> None:
    question = ask(town, client_for(town.boss))
    stranger = client_for(town.stranger)
    assert stranger.get(reverse("policies:my_question", args=[question.pk])).status_code == 404
    assert "研发费用" not in stranger.get(reverse("policies:my_questions")).content.decode()


def test_an_objection_is_looked_at_by_people(town: Town, client_for: ClientFor) -> None:
    client, version = client_for(town.boss), town.policies["near"]
    url = reverse("policies:my_object", args=[version.pk])
    assert "第二条" in client.get(url).content.decode()
    sent = {
        "target": "match",
        "refs": ["第二条"],
        "words": "营业收入应为二千一百万元，见审计报告。",
        "key": "o" * 20,
    }
    answer = client.post(url, sent, follow=True)
    assert "由人复核" in answer.content.decode()
    objection = Objection.objects.get()
    assert (objection.refs, objection.enterprise) == (["第二条"], town.firm)
    again = client.get(url)
    assert again.status_code == 302, "one at a time: on to the one that is open"
    assert client_for(town.stranger).get(again["Location"]).status_code == 404


def test_clauses_that_are_not_there_cannot_be_contested(town: Town, client_for: ClientFor) -> None:
    url = reverse("policies:my_object", args=[town.policies["near"].pk])
    sent = {"target": "match", "refs": ["第九条"], "words": "营业收入应为二千一百万元。", "key": "o" * 20}
    assert client_for(town.boss).post(url, sent).status_code == 422
    assert not Objection.objects.exists()
