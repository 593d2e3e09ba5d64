"""How messages leave the site.

``JIANNUO_ADDRESS=https://jiannuo.example`` is the address that links in messages begin with. Mail goes
through ``JIANNUO_MAIL_HOST`` (and ``_PORT``, ``_USER``, ``_PASSWORD``, ``_TLS=1|0``, ``_FROM``); without a
host, e-mail is not offered as a channel.
"""

import os

from jiannuo.settings.security import ALLOWED_HOSTS, HTTPS

_first = next((host for host in ALLOWED_HOSTS if host.strip("*.")), "127.0.0.1").lstrip(".")
ADDRESS = os.environ.get("JIANNUO_ADDRESS", f"https://{_first}" if HTTPS else "http://127.0.0.1:8000").rstrip(
    "/"
)

EMAIL_HOST = os.environ.get("JIANNUO_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("JIANNUO_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("JIANNUO_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("JIANNUO_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("JIANNUO_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("JIANNUO_MAIL_FROM", f"jiannuo@{_first}")

#: hosts of the district's own network that webhooks may reach (also by plain http), separated by commas;
#: every other address inside the network is refused
WEBHOOK_HOSTS = frozenset(filter(None, os.environ.get("JIANNUO_WEBHOOK_HOSTS", "").lower().split(",")))
