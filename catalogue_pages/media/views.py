"""Papers of consents, for those who may edit the picture."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from wagtail.permissions import policy_registry

from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Picture


@never_cache
def proof(request: HttpRequest, consent_id: int) -> FileResponse:
    """The paper of a consent, to download. Raises PermissionDenied or Http404."""
    consent = get_object_or_404(Consent.objects.select_related("picture"), pk=consent_id)
    policy = policy_registry.get_by_type(Picture)
    if not policy.user_has_permission_for_instance(request.user, "change", consent.picture):
        raise PermissionDenied
    try:
        return FileResponse(consent.proof.open("rb"), as_attachment=True)
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
