"""Addresses under /policies/ that everybody may open."""

from django.urls import path

from jiannuo.policies.views.open import announced, catalogue, figures

urlpatterns = [
    path("", catalogue.policies, name="policies"),
    path("policy/<int:policy_id>/", catalogue.policy, name="policy"),
    path("lists/", announced.lists, name="lists"),
    path("lists/<int:batch_id>/", announced.list_, name="list"),
    path("figures/", figures.figures, name="figures"),
    path("figures.xlsx", figures.figures_export, name="figures_export"),
    path("open-data/policies.csv", figures.open_csv, name="open_csv"),
    path("open-data/policies.json", figures.open_json, name="open_json"),
]
