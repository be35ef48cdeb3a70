"""What lies in private storage, for those who may edit what it belongs to."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from wagtail.permissions import policy_registry

from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Attachment, Picture


@never_cache
def proof(request: HttpRequest, consent_id: int) -> FileResponse:
    """The paper of a consent, to download. Raises PermissionDenied or Http404."""
    consent = get_object_or_404(Consent.objects.select_related("picture"), pk=consent_id)
    _demand_change(request, consent.picture)
    return download(consent.proof)


@never_cache
def document_file(request: HttpRequest, document_id: int) -> FileResponse:
    """The file of a document, withheld or not, to judge it. Raises PermissionDenied or Http404."""
    document = get_object_or_404(Attachment, pk=document_id)
    _demand_change(request, document)
    return download(document.file)


def _demand_change(request: HttpRequest, owner: Picture | Attachment) -> None:
    policy = policy_registry.get_by_type(type(owner))
    if not policy.user_has_permission_for_instance(request.user, "change", owner):
        raise PermissionDenied


def download(file: Any) -> FileResponse:
    """A stored file, to keep under its own name. Raises Http404 where it is missing."""
    try:
        return FileResponse(file.open("rb"), as_attachment=True)
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
