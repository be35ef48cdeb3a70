"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from config.transactions import atomic_writing
from editorial import urls as editorial_urls
from people.signing_in.views import to_sign_in
from presentation.films import document

handler404 = "presentation.views.not_found"
handler500 = "presentation.views.server_error"

# Most of Wagtail's forms are saved in a transaction; privacy and pictures uploaded by the dozen are
# not, and the journal's row must not be lost between the two.
decorate_urlpatterns(wagtailadmin_urls.urlpatterns, atomic_writing)
decorate_urlpatterns(editorial_urls.urlpatterns, atomic_writing)

urlpatterns = [
    path("admin/login/", to_sign_in),
    path("admin/", include(editorial_urls)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<str:document_filename>", document),
    path("documents/", include(wagtaildocs_urls)),
    path("api/editors/", include("editorial.tools.urls")),
    path("api/", include("api.urls")),
    path("open-data/", include("opendata.urls")),
    path("", include("catalogue_pages.identity.urls")),
    path("", include("presentation.urls")),
    path("", include("syndication.sitemaps.urls")),
    *i18n_patterns(
        path("darbvieta/", include("workspace.urls")),
        path("_util/login/", to_sign_in),
        path("", include("people.urls")),
        path("", include("people.offering.urls")),
        path("", include("people.joining.urls")),
        path("", include("editorial.freshness.urls")),
        path("", include("api.page_urls")),
        path("", include("embedding.urls")),
        path("", include("materials.urls")),
        path("", include("opendata.page_urls")),
        path("", include("syndication.urls")),
        path("", include("search.listing.urls")),
    ),
]
