"""Where things lie on disk."""

import os
from pathlib import Path

from jiannuo import reference

#: the checkout (or the folder the package is installed in)
ROOT = reference.ROOT
#: everything the running site writes: database, uploads, secret key, collected assets
VAR = Path(os.environ.get("JIANNUO_VAR", ROOT / "var"))
#: the district whose data a fresh installation starts with
REFERENCE = reference.folder()
