"""What every test starts from."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _own_papers(settings: Settings, tmp_path: Path) -> None:
    """Files handed in by a test lie apart from those of the site, and from those of other tests."""
    settings.MEDIA_ROOT = tmp_path / "papers"
