"""Addresses of materials; the language of the address is the language of the file."""

from django.urls import path, re_path

from materials.views import file, short, shown

app_name = "materials"

urlpatterns = [
    path("materiali/", shown, {"code": "site"}, name="site"),
    path("materiali/faili/<str:name>", file, {"code": "site"}, name="site_file"),
    path("materiali/norises/<uuid:key>/", shown, {"code": "activity"}, name="activity"),
    path(
        "materiali/norises/<uuid:key>/<str:name>", file, {"code": "activity"}, name="activity_file"
    ),
    path("materiali/rikotaji/<uuid:key>/", shown, {"code": "provider"}, name="provider"),
    path(
        "materiali/rikotaji/<uuid:key>/<str:name>", file, {"code": "provider"}, name="provider_file"
    ),
    # Nine digits: a number that no database refuses.
    re_path(
        r"^materiali/projekti/(?P<key>\d{1,9})/$", shown, {"code": "operation"}, name="operation"
    ),
    re_path(
        r"^materiali/projekti/(?P<key>\d{1,9})/(?P<name>[\w.-]+)$",
        file,
        {"code": "operation"},
        name="operation_file",
    ),
    re_path(r"^n/(?P<number>\d{1,9})/$", short, name="short"),
]
