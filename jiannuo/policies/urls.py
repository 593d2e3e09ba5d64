"""Addresses under /policies/: for everybody, for an enterprise, for the officers."""

from django.urls import include, path

app_name = "policies"
urlpatterns = [
    path("", include("jiannuo.policies.urls_public")),
    path("my/", include("jiannuo.policies.urls_my")),
    path("office/", include("jiannuo.policies.urls_office")),
]
