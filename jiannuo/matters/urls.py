"""Addresses of the default pages: ``/matters/…``."""

from django.urls import path

from jiannuo.matters.views.mine import mine

app_name = "matters"
urlpatterns = [
    path("mine/", mine, name="mine"),
]
