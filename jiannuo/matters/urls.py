"""Addresses of the default pages: ``/matters/…``."""

from django.urls import path

from jiannuo.matters.views.board import board
from jiannuo.matters.views.bulk import again, bulk, go
from jiannuo.matters.views.bulk import choose as choose_bulk
from jiannuo.matters.views.files import export, export_board
from jiannuo.matters.views.listing import forget, keep, listing
from jiannuo.matters.views.matter import matter
from jiannuo.matters.views.mine import mine
from jiannuo.matters.views.opening import choose, opening
from jiannuo.matters.views.personal import personal
from jiannuo.matters.views.step import step

app_name = "matters"
urlpatterns = [
    path("", listing, name="list"),
    path("export/<str:kind>/", export, name="export"),
    path("board/", board, name="board"),
    path("board.xlsx", export_board, name="board_export"),
    path("bulk/", choose_bulk, name="bulk_choose"),
    path("bulk/<uuid:bulk_id>/", bulk, name="bulk"),
    path("bulk/<uuid:bulk_id>/go/", go, name="bulk_go"),
    path("bulk/<uuid:bulk_id>/again/", again, name="bulk_again"),
    path("saved/", keep, name="keep"),
    path("saved/<int:saved_id>/forget/", forget, name="forget"),
    path("mine/", mine, name="mine"),
    path("new/", choose, name="choose"),
    path("new/<str:loop>/<str:step>/", opening, name="open"),
    path("<int:matter_id>/", matter, name="matter"),
    path("<int:matter_id>/personal/", personal, name="personal"),
    path("<int:matter_id>/<str:step>/", step, name="step"),
]
