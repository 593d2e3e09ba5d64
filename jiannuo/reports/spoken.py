"""The language of this request, as the reading names languages."""

from django.utils.translation import get_language

from jiannuo.reports.reading.messages import Language


def spoken() -> Language:
    """English where the page is English, else Chinese."""
    return "en" if (get_language() or "").startswith("en") else "zh"
