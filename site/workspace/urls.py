"""The addresses of the providers' workspace."""

from django.urls import path

from workspace.exchange.urls import urlpatterns as exchange
from workspace.mine import of_activity, of_provider
from workspace.views import (
    activities,
    beginning,
    gallery,
    notices,
    people,
    picturing,
    previewing,
    providers,
    series,
    verifying,
    whole,
    writing,
)

app_name = "workspace"

ACTIVITY = "norises/<uuid:public_id>/"
PROVIDER = "rikotaji/<uuid:public_id>/"
QUESTION = "jautajumi/<slug:code>/"
PICTURE = f"{PROVIDER}atteli/<int:number>/"

urlpatterns = [
    *exchange,
    path("", activities.mine, name="activities"),
    path("jauna/", beginning.new, name="new"),
    path("zinas/", notices.notices, name="notices"),
    path("kolegi/", people.colleagues, name="colleagues"),
    path("atteli/", gallery.gallery, name="pictures"),
    path("rikotaji/", providers.own, name="providers"),
    path(f"{PROVIDER}uzaicinat/", people.invite, name="invite"),
    path(
        f"{PROVIDER}uzaicinajumi/<int:number>/atsaukt/",
        people.withdraw,
        name="withdraw_invitation",
    ),
    path(f"{PROVIDER}cilveki/<int:number>/iznemt/", people.remove, name="remove"),
    path(f"{PROVIDER}aiziet/", people.leave, name="leave"),
    path(f"{PROVIDER}atteli/", of_provider(gallery.upload), name="upload"),
    path(PICTURE, of_provider(gallery.one), name="one_picture"),
    path(f"{PICTURE}piekrisana/", of_provider(gallery.renew), name="renew_consent"),
    path(f"{PICTURE}atsaukt/", of_provider(gallery.withdraw), name="withdraw_consent"),
    path(PROVIDER, of_provider(whole.overview), name="provider_edit"),
    path(f"{PROVIDER}nosutit/", of_provider(whole.send), name="provider_send"),
    path(f"{PROVIDER}atsaukt/", of_provider(whole.take_back), name="provider_take_back"),
    path(f"{PROVIDER}apskate/", of_provider(previewing.preview), name="provider_preview"),
    path(
        f"{PROVIDER}apskate/<str:language>/",
        of_provider(previewing.preview),
        name="provider_preview",
    ),
    path(
        f"{PROVIDER}apskate/<str:language>/areja-vietne/",
        of_provider(previewing.on_front_end),
        name="provider_front_end",
    ),
    path(f"{PROVIDER}logotips/", of_provider(picturing.upload), name="provider_picture"),
    path(f"{PROVIDER}{QUESTION}", of_provider(writing.question), name="provider_question"),
    path(ACTIVITY, of_activity(whole.overview), name="edit"),
    path(f"{ACTIVITY}nosutit/", of_activity(whole.send), name="send"),
    path(f"{ACTIVITY}atsaukt/", of_activity(whole.take_back), name="take_back"),
    path(f"{ACTIVITY}speka/", of_activity(verifying.still_true), name="still_true"),
    path(f"{ACTIVITY}kopet/", beginning.copy, name="copy"),
    path(f"{ACTIVITY}apskate/", of_activity(previewing.preview), name="preview"),
    path(f"{ACTIVITY}apskate/<str:language>/", of_activity(previewing.preview), name="preview"),
    path(
        f"{ACTIVITY}apskate/<str:language>/areja-vietne/",
        of_activity(previewing.on_front_end),
        name="front_end",
    ),
    path(f"{ACTIVITY}attels/", of_activity(picturing.upload), name="picture"),
    path(f"{ACTIVITY}dienas/", of_activity(series.series), name="series"),
    path(f"{ACTIVITY}{QUESTION}", of_activity(writing.question), name="question"),
]
