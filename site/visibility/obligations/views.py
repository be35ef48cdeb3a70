"""Files of obligations, for those who may see or change them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.media.views import download
from visibility.obligations import figures
from visibility.obligations.gathering import material_of
from visibility.obligations.models import Evidence, Obligation
from visibility.obligations.proving import evidence_of

SEES = "visibility.view_obligation"
CHANGES = "visibility.change_obligation"


@never_cache
@require_safe
def evidence_file(request: HttpRequest, number: int) -> FileResponse:
    """One file, to download. Raises PermissionDenied or Http404."""
    _demand(request, SEES)
    return download(get_object_or_404(Evidence, pk=number).file)


@never_cache
@require_safe
def all_evidence(request: HttpRequest, number: int) -> FileResponse:
    """Everything that shows that an obligation was met. Raises PermissionDenied or Http404."""
    _demand(request, SEES)
    return evidence_of([get_object_or_404(Obligation.with_all(), pk=number)])


@never_cache
@require_safe
def figures_file(request: HttpRequest, number: int) -> HttpResponse:
    """An operation's figures for the list. Raises PermissionDenied or Http404."""
    _demand(request, SEES)
    operation = get_object_or_404(FundingOperation, pk=number)
    written = figures.as_csv(operation, as_language(get_language()))
    answer = HttpResponse(written, content_type="text/csv; charset=utf-8")
    name = f"{slugify(operation.number) or 'operation'}-{timezone.localdate().isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@never_cache
@require_safe
def material_file(request: HttpRequest, number: int) -> FileResponse:
    """Communication material that may be handed on. Raises PermissionDenied or Http404."""
    _demand(request, CHANGES)
    return material_of(get_object_or_404(FundingOperation, pk=number), request.user)


def _demand(request: Any, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def addresses() -> list[URLPattern]:
    """Where these are, below the admin's address."""
    return [
        path("obligations/evidence/<int:number>/", evidence_file, name="obligation_evidence_file"),
        path("obligations/<int:number>/evidence/", all_evidence, name="obligation_evidence"),
        path("operations/<int:number>/figures/", figures_file, name="operation_figures"),
        path("operations/<int:number>/material/", material_file, name="operation_material"),
    ]
