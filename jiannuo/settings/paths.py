"""Where things lie on disk."""

import os
from pathlib import Path

#: the checkout (or the folder the package is installed in)
ROOT = Path(__file__).resolve().parents[2]
#: everything the running site writes: database, uploads, secret key, collected assets
VAR = Path(os.environ.get("JIANNUO_VAR", ROOT / "var"))
#: the district whose data a fresh installation starts with
REFERENCE = Path(os.environ.get("JIANNUO_REFERENCE", ROOT / "reference" / "zhongshan"))
