"""The address table of the whole site."""

from django.contrib import admin
from django.urls import path

from jiannuo.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("admin/", admin.site.urls),
]
