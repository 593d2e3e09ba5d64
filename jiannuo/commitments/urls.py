"""Addresses under /commitments/: what the public follows, and the pages of those in charge."""

from django.urls import path

from jiannuo.commitments.views import overview, wall
from jiannuo.commitments.views.promises import promise, promises

app_name = "commitments"
urlpatterns = [
    path("promises/", promises, name="promises"),
    path("promises/<int:year>/", promises, name="promises"),
    path("promise/<int:commitment_id>/", promise, name="promise"),
    path("overview/", overview.overview, name="overview"),
    path("overview.xlsx", overview.export, name="overview_export"),
    path("wall/", wall.wall, name="wall"),
    path("wall/board/", wall.board, name="wall_board"),
]
