"""Addresses under /supervision/: the year's inspections, and what overlaps with a plan."""

from django.urls import path

from jiannuo.supervision.views import documents
from jiannuo.supervision.views.overlaps import overlaps
from jiannuo.supervision.views.year import export, year

app_name = "supervision"
urlpatterns = [
    path("", year, name="year"),
    path("year.xlsx", export, name="export"),
    path("overlaps/", overlaps, name="overlaps"),
    path("<int:matter_id>/plan.docx", documents.plan, name="plan"),
    path("<int:matter_id>/conclusion.docx", documents.conclusion, name="conclusion"),
]
