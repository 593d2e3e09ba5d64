"""The set-up pages open for the system administrator, keep the models' rules, and for nobody else."""

from http import HTTPStatus

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from jiannuo.people.actions.demo import create_demo_accounts
from jiannuo.people.models import Account, Unit

MODELS = [model for model in admin.site._registry if model._meta.app_label in ("people", "places")]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def setup(client: Client, district: object) -> Client:
    """The system administrator, signed in."""
    create_demo_accounts()
    client.force_login(Account.objects.get(username="demo-setup"), backend=BACKEND)
    return client


def test_the_set_up_data_is_registered() -> None:
    names = {model.__name__ for model in MODELS}
    assert names == {"Account", "Division", "Person", "Post", "Unit"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_searches_and_every_form_opens(setup: Client, model: type) -> None:
    meta = model._meta  # type: ignore[attr-defined]
    name = f"admin:{meta.app_label}_{meta.model_name}"
    assert setup.get(reverse(f"{name}_changelist"), {"q": "住建"}).status_code == HTTPStatus.OK
    assert setup.get(reverse(f"{name}_add")).status_code == HTTPStatus.OK
    row = model._default_manager.first()  # type: ignore[attr-defined]
    if row is not None:
        assert setup.get(reverse(f"{name}_change", args=[row.pk])).status_code == HTTPStatus.OK


def test_a_form_that_breaks_a_rule_is_refused_with_its_reason(setup: Client) -> None:
    unit = Unit.objects.get(code="ZJJ")
    form = {
        "code": "ZJJ",
        "name": "区住建局",
        "kind": "government",
        "order": "1",
        "valid_from": "2024-02-01",
        "valid_to": "2024-01-01",
        **{
            f"{name}-{key}": "0" for name in ("aliases", "duties") for key in ("TOTAL_FORMS", "INITIAL_FORMS")
        },
    }
    answer = setup.post(reverse("admin:people_unit_change", args=[unit.pk]), form)
    assert "失效日期不能早于生效日期" in answer.content.decode()


def test_units_are_confirmed_in_one_act(setup: Client) -> None:
    chosen = list(Unit.objects.values_list("pk", flat=True))
    form = {"action": "confirm", "_selected_action": chosen}
    page = setup.post(reverse("admin:people_unit_changelist"), form, follow=True).content.decode()
    assert not Unit.objects.filter(confirmed=False).exists()
    assert "已确认 6 个单位" in page


@pytest.mark.parametrize("username", ["demo-supervision", "demo-leader", "demo-resident"])
def test_nobody_else_opens_the_set_up(client: Client, district: object, username: str) -> None:
    create_demo_accounts()
    client.force_login(Account.objects.get(username=username), backend=BACKEND)
    answer = client.get(reverse("admin:people_unit_changelist"), follow=True)
    assert answer.status_code == HTTPStatus.FORBIDDEN
