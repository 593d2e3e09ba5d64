"""Whether somebody works on a matter, or only looks at what is public of it."""

from jiannuo.kernel.models import Matter
from jiannuo.kernel.reach import reach_of
from jiannuo.people.viewer import Viewer


def works_on(viewer: Viewer, matter: Matter) -> bool:
    """Whether ``viewer`` is of a unit that owes or owed the matter something, or supervises all.

    A department sees a published matter of another department as the public sees it.
    """
    return viewer.staff and Matter.objects.filter(reach_of(viewer).at_work(), pk=matter.pk).exists()
