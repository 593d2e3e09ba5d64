"""Where the set-up reads and writes."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
#: the two mean the same as in jiannuo/settings/paths.py, which cannot be imported before Django is there
VAR = Path(os.environ.get("JIANNUO_VAR") or ROOT / "var")
REFERENCE = Path(os.environ.get("JIANNUO_REFERENCE") or ROOT / "reference" / "zhongshan")
