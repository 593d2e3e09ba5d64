"""Addresses of what deadlines rest on: ``/calendar/`` and ``/time-limits/``."""

from django.urls import path

from jiannuo.matters.views.working_time import calendar, time_limits

app_name = "working_time"
urlpatterns = [
    path("calendar/", calendar, name="calendar"),
    path("calendar/<int:year>/", calendar, name="year"),
    path("time-limits/", time_limits, name="time_limits"),
]
