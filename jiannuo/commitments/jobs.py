"""What the worker does for commitments by itself."""

from jiannuo.commitments.exchange.forgetting import forget_unconfirmed
from jiannuo.commitments.lights.freezing import freeze_lights
from jiannuo.commitments.scores.freezing import freeze_scores
from jiannuo.kernel.worker.jobs import every

#: often enough that a light stands the morning after the month ends, or after a report was made up
SECONDS = 6 * 3600


@every(SECONDS, rehearsed=True)
def keep_lights_and_scores() -> None:
    """Write down the lights and scores of the months that are over."""
    freeze_lights()
    freeze_scores()


@every(24 * 3600, rehearsed=True)
def forget_sheets() -> None:
    """Discard what was uploaded and never confirmed."""
    forget_unconfirmed()
