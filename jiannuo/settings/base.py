"""What the site is made of."""

import os

#: demo mode: one-click sign-in, marked demo data; never on a machine with real data
DEMO = os.environ.get("JIANNUO_DEMO", "0") == "1"
DEBUG = os.environ.get("JIANNUO_DEBUG", "0") == "1"

INSTALLED_APPS = [
    "jiannuo.web.setup_admin.SetupAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "django_htmx",
    "jiannuo.kernel",
    "jiannuo.people",
    "jiannuo.places",
    "jiannuo.papers",
    "jiannuo.indicators",
    "jiannuo.notices",
    "jiannuo.enterprises",
    "jiannuo.reports",
    "jiannuo.commitments",
    "jiannuo.supervision",
    "jiannuo.policies",
    "jiannuo.matters",
    "jiannuo.web",
]

MIDDLEWARE = [
    "jiannuo.web.proxy.visitor_address",
    "django.middleware.security.SecurityMiddleware",
    "jiannuo.web.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jiannuo.web.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jiannuo.people.middleware.viewer",
    "jiannuo.web.idle.idle_limit",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "jiannuo.web.urls"
WSGI_APPLICATION = "jiannuo.web.wsgi.application"
AUTH_USER_MODEL = "people.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jiannuo.web.shell.shell",
            ],
        },
    }
]
