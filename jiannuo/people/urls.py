"""Addresses of the organisation."""

from django.urls import path

from jiannuo.people.views import delegations, organisation

app_name = "people"
urlpatterns = [
    path("", organisation.organisation, name="organisation"),
    path("units.xlsx", organisation.export, name="export"),
    path("units/<path:code>", organisation.unit, name="unit"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/<int:delegation_id>/withdraw", delegations.take_back, name="take_back"),
]
