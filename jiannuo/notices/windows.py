"""When a message may go out: windows that take many together, and hours of rest."""

from datetime import datetime, time, timedelta

from django.utils.timezone import localtime

#: how long a message outside waits for others of the same batch
GATHER = timedelta(minutes=1)
#: one message outside per channel in this time
PAUSE = timedelta(minutes=30)
#: and where something is urgent
PAUSE_URGENT = timedelta(minutes=5)


def window_of(moment: datetime, width: timedelta) -> datetime:
    """The beginning of the window of ``width`` that ``moment`` is in; windows begin at midnight."""
    here = localtime(moment)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + (here - midnight) // width * width


def is_quiet(moment: datetime, begins: time, ends: time) -> bool:
    """Whether ``moment`` lies in the quiet hours; the same begin and end mean there are none."""
    clock = localtime(moment).time()
    if begins <= ends:
        return begins <= clock < ends
    return clock >= begins or clock < ends


def after_quiet(moment: datetime, begins: time, ends: time) -> datetime:
    """``moment``, or the end of the quiet hours that it lies in."""
    if not is_quiet(moment, begins, ends):
        return moment
    here = localtime(moment)
    wake = here.replace(hour=ends.hour, minute=ends.minute, second=0, microsecond=0)
    return wake if wake > here else wake + timedelta(days=1)
