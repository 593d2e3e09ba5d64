"""Chinese first, English complete; time of the district."""

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
