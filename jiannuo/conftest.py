"""What every test starts from."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from jiannuo.kernel.tests.committing import committed, protected_again
from jiannuo.kernel.timing.calendars import forget_calendar
from jiannuo.kernel.timing.limits import forget_limits
from jiannuo.web.tests.browser import chromium, open_page, page

__all__ = ["chromium", "committed", "open_page", "page", "protected_again"]


@pytest.fixture(autouse=True)
def _own_papers(settings: Settings, tmp_path: Path) -> None:
    """Files handed in by a test lie apart from those of the site, and from those of other tests."""
    settings.MEDIA_ROOT = tmp_path / "papers"


@pytest.fixture(autouse=True)
def _own_tables() -> None:
    """What the process holds of the calendar and the limits is not that of an earlier test."""
    forget_calendar()
    forget_limits()
