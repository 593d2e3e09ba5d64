"""Addresses under /enterprises/: the registry for officers."""

from django.urls import path

from jiannuo.enterprises.views import enterprise, importing, registry
from jiannuo.enterprises.views.visiting import visit

app_name = "enterprises"
urlpatterns = [
    path("", registry.registry, name="registry"),
    path("export/<str:kind>/", registry.export, name="export"),
    path("template.xlsx", registry.template, name="template"),
    path("imports/", importing.imports, name="imports"),
    path("imports/<int:run_id>/", importing.run, name="import"),
    path("imports/<int:run_id>/decide/", importing.decide, name="decide"),
    path("<int:pk>/", enterprise.enterprise, name="enterprise"),
    path("<int:pk>/visit/", visit, name="visit"),
    path("<int:pk>/correct/<str:key>/", enterprise.correct, name="correct"),
    path("<int:pk>/members/<int:member_id>/confirm/", enterprise.confirm_member, name="confirm_member"),
]
