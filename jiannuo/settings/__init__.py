"""Settings, one theme a file. Everything a deployment changes comes from the environment."""

from jiannuo.settings.base import *  # noqa: F403
from jiannuo.settings.database import *  # noqa: F403
from jiannuo.settings.files import *  # noqa: F403
from jiannuo.settings.language import *  # noqa: F403
from jiannuo.settings.ledger import *  # noqa: F403
from jiannuo.settings.maps import *  # noqa: F403
from jiannuo.settings.notices import *  # noqa: F403
from jiannuo.settings.security import *  # noqa: F403
