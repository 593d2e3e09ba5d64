"""The address table of the whole site."""

from django.contrib import admin
from django.urls import path
from django.views.i18n import set_language

from jiannuo.people.access import public
from jiannuo.web.views.home import home
from jiannuo.web.views.preference import preference

urlpatterns = [
    path("", home, name="home"),
    path("preference", preference, name="preference"),
    path("language", public(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]
