"""The addresses of this room, below those of the workspace."""

from typing import Final

from django.urls import URLPattern, path

from workspace.exchange import views

_PROVIDER: Final = "rikotaji/<uuid:public_id>/"
_RUN: Final = f"{_PROVIDER}importi/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("faili/", views.files, name="files"),
    path("faili/veidne.xlsx", views.template, name="files_template"),
    path(f"{_PROVIDER}norises.csv", views.export, {"form": "csv"}, name="export_csv"),
    path(f"{_PROVIDER}norises.xlsx", views.export, {"form": "xlsx"}, name="export_xlsx"),
    path(f"{_PROVIDER}importi/", views.upload, name="bring_file"),
    path(_RUN, views.run, name="import"),
    path(f"{_RUN}gaita/", views.progress, name="import_progress"),
    path(f"{_RUN}importet/", views.apply, name="import_apply"),
    path(f"{_RUN}atcelt/", views.cancel, name="import_cancel"),
]
