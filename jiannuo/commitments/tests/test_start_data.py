"""The rows a district starts with: loaded once, changed by nobody but the district, translatable."""

import pytest
from django.utils import translation

from jiannuo.commitments import start
from jiannuo.commitments.labels import LABELS
from jiannuo.commitments.models import LightRule, LightScheme, ScoreFormula, ScoreGroup

pytestmark = pytest.mark.django_db


def test_every_row_can_be_said_in_english() -> None:
    said = {
        *LightScheme.objects.values_list("label", flat=True),
        *LightScheme.objects.values_list("about", flat=True),
        *LightScheme.objects.values_list("source", flat=True),
        *LightRule.objects.values_list("label", flat=True),
        *ScoreGroup.objects.values_list("label", flat=True),
        *ScoreFormula.objects.values_list("reason", flat=True),
    }
    assert said == set(LABELS)
    with translation.override("en"):
        assert [text for text in said if translation.gettext(text) == text] == []


def test_loading_again_changes_nothing_that_the_district_changed() -> None:
    LightScheme.objects.filter(key="monthly").update(label="本区办法", confirmed=True)
    before = [list(model.objects.values()) for model in (LightScheme, LightRule, ScoreGroup, ScoreFormula)]
    start.load()
    assert before == [
        list(model.objects.values()) for model in (LightScheme, LightRule, ScoreGroup, ScoreFormula)
    ]
