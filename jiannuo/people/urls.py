"""Addresses of the organisation."""

from django.urls import path

from jiannuo.people import views

app_name = "people"
urlpatterns = [
    path("", views.organisation, name="organisation"),
    path("units.xlsx", views.export, name="export"),
    path("units/<path:code>", views.unit, name="unit"),
]
