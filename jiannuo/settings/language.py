"""Chinese first, English complete; time of the district."""

import os

from jiannuo.settings.paths import ROOT

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
#: the kernel is no app, so Django would not look there by itself
LOCALE_PATHS = [ROOT / "jiannuo" / "kernel" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
#: shifts of a working day, in which working minutes (工作时) run
DUTY_HOURS = os.environ.get("JIANNUO_DUTY_HOURS", "08:30-11:30 13:00-17:00")
