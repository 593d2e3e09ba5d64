"""Addresses under /reports/, grouped by page. Without a number, the newest report is meant."""

from django.urls import include, path

from jiannuo.reports.views import (
    compare,
    facts,
    findings,
    listing,
    original,
    overview,
    promises,
    reader,
    review,
    upload,
)

app_name = "reports"
urlpatterns = [
    # the list, and getting a report in
    path("", listing.reports, name="list"),
    path("upload/", upload.upload, name="upload"),
    path("<int:report_id>/adopt/", upload.adopt, name="adopt"),
    path("<int:report_id>/original/", original.original, name="original"),
    # reading
    path("read/", reader.reader, name="reader"),
    path("<int:report_id>/", reader.reader, name="reader"),
    path("<int:report_id>/read/tasks/<int:task_id>/", reader.task, name="reader_task"),
    path("<int:report_id>/findings/", findings.findings, name="findings"),
    # the year at a glance, and what the public was promised
    path("overview/", overview.show, name="overview"),
    path("<int:report_id>/overview/", overview.show, name="overview"),
    path("promises/", promises.show, name="promises"),
    path("<int:report_id>/promises/", promises.show, name="promises"),
    path("compare/", compare.show, name="compare"),
    # facts
    path("facts/", facts.facts, name="facts"),
    path("<int:report_id>/facts/", facts.facts, name="facts"),
    path("<int:report_id>/facts.<slug:kind>", facts.export, name="facts_export"),
    path("<int:report_id>/facts/confirm/", review.confirm_many, name="facts_confirm"),
    path("facts/<int:fact_id>/", facts.fact, name="fact"),
    path("facts/<int:fact_id>/review/", review.review, name="fact_review"),
    # the task breakdown
    path("", include("jiannuo.reports.views.breakdown.urls")),
]
