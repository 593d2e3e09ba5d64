"""CONTRIBUTING's loop, taken from the page word for word, runs: checks, pages, alarms, to the end."""

import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jiannuo.kernel.fold import differences
from jiannuo.kernel.loops import Loop
from jiannuo.kernel.loops.loop import forget
from jiannuo.kernel.loops.promises import findings
from jiannuo.kernel.models import Matter
from jiannuo.kernel.tests.conftest import Town, town
from jiannuo.people.models import Account

__all__ = ["town"]
PAGE = Path(__file__).parents[3] / "CONTRIBUTING.md"


@pytest.fixture
def lamp() -> Iterator[type[Loop]]:
    """The loop that the page declares."""
    chapter = PAGE.read_text("utf-8").split("## A new loop in one file")[1]
    (code,) = re.findall(r"```python\n(.*?)```", chapter.split("\n## ")[0], re.DOTALL)
    module = types.ModuleType("lamps.loop")
    sys.modules[module.__name__] = module
    exec(compile(code, str(PAGE), "exec"), vars(module))
    yield module.Lamp
    forget(module.Lamp)
    del sys.modules[module.__name__]


def test_it_keeps_the_promises(lamp: type[Loop]) -> None:
    assert findings(lamp) == []


def test_it_goes_from_dark_to_shining_on_the_default_pages(town: Town, lamp: type[Loop]) -> None:
    hotline, repairer = as_(town.inspector), as_(town.officer)
    opening = reverse("matters:open", args=[lamp.key, "report"])
    assert hotline.get(opening).status_code == 200
    hotline.post(opening, {"title": "春海街路灯不亮", "fact-where": "春海街 1 号门前"}, follow=True)
    matter = Matter.objects.get(loop=lamp.key)
    assert "春海街路灯不亮" in repairer.get(reverse("matters:mine")).content.decode()
    take(repairer, matter, "repair", done="换了灯头")
    assert "春海街路灯不亮" in hotline.get(reverse("matters:mine")).content.decode()
    take(hotline, matter, "accept")
    matter.refresh_from_db()
    assert (matter.state, matter.is_open) == ("shining", False)
    assert differences(matter) == []
    assert repairer.get(reverse("api:bpmn", args=[lamp.key])).status_code == 200


def as_(actor: Any) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def take(client: Client, matter: Matter, step: str, **facts: str) -> None:
    sent = {f"fact-{name}": value for name, value in facts.items()}
    client.post(reverse("matters:step", args=[matter.pk, step]), {**sent, "confirm": "on"}, follow=True)
