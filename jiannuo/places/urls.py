"""Addresses of the map and the divisions."""

from django.urls import path

from jiannuo.places import views

app_name = "places"
urlpatterns = [
    path("map", views.district_map, name="map"),
    path("boundary.geojson", views.boundary, name="boundary"),
    path("divisions.csv", views.divisions_csv, name="divisions_csv"),
]
