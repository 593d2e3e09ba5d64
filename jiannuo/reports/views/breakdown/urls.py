"""Addresses of the task breakdown, below /reports/."""

from django.urls import path

from jiannuo.reports.views.breakdown import file_in, files_out, reshape, row, selected, whole

_TASK = "<int:report_id>/breakdown/tasks/<int:task_id>/"
urlpatterns = [
    path("breakdown/", whole.breakdown, name="breakdown"),
    path("<int:report_id>/breakdown/", whole.breakdown, name="breakdown"),
    path("<int:report_id>/breakdown/add/", whole.add, name="breakdown_add"),
    path("<int:report_id>/breakdown/undo/", whole.undo, name="breakdown_undo"),
    path("<int:report_id>/breakdown/selected/", selected.selected, name="breakdown_selected"),
    path("<int:report_id>/breakdown/breakdown.xlsx", files_out.xlsx, name="breakdown_xlsx"),
    path("<int:report_id>/breakdown/breakdown.docx", files_out.docx, name="breakdown_docx"),
    path("<int:report_id>/breakdown/breakdown.csv", files_out.csv, name="breakdown_csv"),
    path("<int:report_id>/breakdown/import/", file_in.read, name="breakdown_import"),
    path("<int:report_id>/breakdown/import/take/", file_in.take, name="breakdown_take"),
    path(_TASK, row.row, name="task"),
    path(f"{_TASK}edit/", row.edit, name="task_edit"),
    path(f"{_TASK}confirm/", row.confirm, name="task_confirm"),
    path(f"{_TASK}drop/", row.drop, name="task_drop"),
    path(f"{_TASK}restore/", row.restore, name="task_restore"),
    path(f"{_TASK}history/", row.log, name="task_history"),
    path(f"{_TASK}split/", reshape.split, name="task_split"),
    path(f"{_TASK}move/", reshape.move, name="task_move"),
]
