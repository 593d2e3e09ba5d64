"""Having the file of today made by the worker, so that no page waits for the database to be read."""

from datetime import date

from jiannuo.enterprises.models import Enterprise
from jiannuo.kernel.now import today
from jiannuo.policies.population.knowing import forget, known
from jiannuo.policies.population.store import WORTH, there

#: the day for which this process tried: a disk that takes no file is not tried again and again
_tried: date | None = None


def warm() -> bool:
    """See to it that there is a file of today; whether one was missing."""
    global _tried  # noqa: PLW0603 - one try for the process
    day = today()
    if day == _tried or there(day) or Enterprise.objects.count() < WORTH:
        return False
    _tried = day
    forget()
    known(day)
    return True
