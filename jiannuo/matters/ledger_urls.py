"""Addresses of the public log: ``/ledger/…``."""

from django.urls import path

from jiannuo.matters.views import ledger

app_name = "ledger"
urlpatterns = [
    path("", ledger.about, name="about"),
    path("checkpoint", ledger.checkpoint, name="checkpoint"),
    path("checkpoint/<int:size>", ledger.checkpoint, name="checkpoint_of"),
    path("witnessed", ledger.witnessed, name="witnessed"),
    path("key", ledger.key, name="key"),
    path("keys", ledger.keys, name="keys"),
    path("checks/", ledger.checks, name="checks"),
    path("tile/<path:name>", ledger.tile, name="tile"),
    path("receipt/<int:matter_id>.json", ledger.receipt, name="receipt"),
]
