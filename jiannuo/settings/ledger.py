"""The ledger: under what name and with which hash it signs, and where its key lies."""

import os

from jiannuo.settings.paths import VAR
from jiannuo.settings.security import ALLOWED_HOSTS

#: the name in every checkpoint, an address without https://; never changed once something was signed
LEDGER_NAME = os.environ.get("JIANNUO_LEDGER_NAME") or f"{ALLOWED_HOSTS[0].strip('.*')}/ledger"
#: sha256, or sm3 (GB/T 32905-2016); never changed once something was signed
LEDGER_HASH = os.environ.get("JIANNUO_LEDGER_HASH", "sha256")
#: the private key; made at the first signature. Keep a copy where the database's backup does not lie
LEDGER_KEY_FILE = VAR / "ledger-key"
#: public keys of the witnesses whose signatures are taken back into checkpoints, separated by blanks
LEDGER_WITNESSES = os.environ.get("JIANNUO_LEDGER_WITNESSES", "").split()
