"""Addresses under /commitments/; the promises as the public follows them."""

from django.urls import path

from jiannuo.commitments.views.promises import promise, promises

app_name = "commitments"
urlpatterns = [
    path("promises/", promises, name="promises"),
    path("promises/<int:year>/", promises, name="promises"),
    path("promise/<int:commitment_id>/", promise, name="promise"),
]
