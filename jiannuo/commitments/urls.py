"""Addresses under /commitments/: what the public follows, and the pages of those in charge."""

from django.urls import path

from jiannuo.commitments.views import exchange, formula, groups, lights, overview, scores, wall
from jiannuo.commitments.views.meetings import calling, deciding, files, listing, page
from jiannuo.commitments.views.promises import promise, promises

app_name = "commitments"
urlpatterns = [
    path("promises/", promises, name="promises"),
    path("promises/<int:year>/", promises, name="promises"),
    path("promise/<int:commitment_id>/", promise, name="promise"),
    path("overview/", overview.overview, name="overview"),
    path("overview.xlsx", overview.export, name="overview_export"),
    path("reporting/", exchange.reporting, name="reporting"),
    path("reporting.xlsx", exchange.blank_sheet, name="blank_sheet"),
    path("reporting/<uuid:sheet_id>/", exchange.filled_sheet, name="filled_sheet"),
    path("reporting/<uuid:sheet_id>/go/", exchange.go, name="filled_sheet_go"),
    path("reporting/<uuid:sheet_id>.xlsx", exchange.sheet_given_back, name="sheet_given_back"),
    path("meetings/", listing.meetings, name="meetings"),
    path("meetings/new/", calling.call, name="meeting_new"),
    path("meetings/new/scope/", calling.scope, name="meeting_scope"),
    path("meetings/<int:meeting_id>/", page.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/slides/", page.slides, name="meeting_slides"),
    path("meetings/<int:meeting_id>/decisions/", deciding.decisions, name="meeting_decisions"),
    path("meetings/<int:meeting_id>.docx", files.document, name="meeting_document"),
    path("meetings/<int:meeting_id>.xlsx", files.sheets, name="meeting_sheets"),
    path("meetings/<int:meeting_id>.ics", files.calendar, name="meeting_calendar"),
    path("lights/", lights.lights, name="lights"),
    path("lights/<slug:key>/", lights.choose, name="scheme_choose"),
    path("scores/", scores.scores, name="scores"),
    path("scores.xlsx", scores.export, name="scores_export"),
    path("scores/<int:unit_id>/", scores.score, name="score"),
    path("scores/formula/", formula.formula, name="formula"),
    path("scores/formula/change/", formula.change, name="formula_change"),
    path("scores/groups/", groups.groups, name="groups"),
    path("scores/groups/assign/", groups.assign, name="groups_assign"),
    path("wall/", wall.wall, name="wall"),
    path("wall/board/", wall.board, name="wall_board"),
]
