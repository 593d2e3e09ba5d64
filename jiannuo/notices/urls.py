"""Addresses of the notices: ``/inbox/…``."""

from django.urls import path

from jiannuo.notices.views import calendar, failures, inbox, settings

app_name = "notices"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("read", inbox.read_all, name="read_all"),
    path("<int:item_id>/", inbox.item, name="item"),
    path("<int:item_id>/read", inbox.read, name="read"),
    path("<int:item_id>/unread", inbox.unread, name="unread"),
    path("settings/", settings.settings_page, name="settings"),
    path("settings/add", settings.add, name="add"),
    path("settings/push", settings.push_on, name="push_on"),
    path("settings/<int:channel_id>/", settings.channel, name="channel"),
    path("settings/<int:channel_id>/code", settings.send_again, name="send_again"),
    path("settings/<int:channel_id>/verify", settings.verify, name="verify"),
    path("settings/<int:channel_id>/remove", settings.remove, name="remove"),
    path("settings/calendar", calendar.make, name="calendar_make"),
    path("settings/calendar/revoke", calendar.revoke, name="calendar_revoke"),
    path("calendar/<str:token>.ics", calendar.calendar, name="calendar"),
    path("failures/", failures.failures, name="failures"),
    path("failures/retry", failures.retry_all, name="retry_all"),
    path("failures/letters/<int:letter_id>", failures.letter, name="letter"),
    path("failures/<int:delivery_id>/retry", failures.retry, name="retry"),
]
