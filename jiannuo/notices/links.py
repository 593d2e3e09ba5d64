"""Where a notice leads: the page of its matter."""

from django.urls import NoReverseMatch, reverse

from jiannuo.kernel.models import Matter


def page_of(matter: Matter) -> str:
    """The matter's page in the app of its loop, else the default page of every loop; "" if there is none."""
    app = matter.loop.partition(".")[0]
    for name in (f"{app}:matter", "matters:matter"):
        try:
            return reverse(name, kwargs={"matter_id": matter.pk})
        except NoReverseMatch:
            continue
    return ""
