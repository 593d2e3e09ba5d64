"""Addresses of files."""

from django.urls import path

from jiannuo.papers import views

app_name = "papers"
urlpatterns = [
    path("", views.upload, name="upload"),
    path("<int:paper_id>/", views.download, name="download"),
    path("<int:paper_id>/view", views.view, name="view"),
    path("<int:paper_id>/thumbnail", views.thumbnail, name="thumbnail"),
]
