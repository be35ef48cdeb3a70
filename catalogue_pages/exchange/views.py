"""The admin's pages of import and export; what they do is in `runs`, `exporting` and `forms`."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from catalogue_pages.exchange.exports import exporting
from catalogue_pages.exchange.exports.downloads import FORMS, export_answer, template_answer
from catalogue_pages.exchange.models import FileKind, ImportRun, ReportLine
from catalogue_pages.exchange.runs import presenting, steps
from catalogue_pages.exchange.runs.forms import UploadForm
from catalogue_pages.exchange.runs.progress import told
from catalogue_pages.providers.models import CataloguePage

POLICY = ModelPermissionPolicy(ImportRun)


class ExchangePage(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """What these pages share: who may see them, and the way back."""

    permission_policy = POLICY
    header_icon = "table"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, the list of imports, this page."""
        items = [
            *WagtailAdminTemplateMixin.breadcrumbs_items,
            {"url": reverse("exchange:index"), "label": _("Import and export")},
        ]
        return [*items, {"url": "", "label": self.get_page_title()}]


class RunsView(ExchangePage, BaseListingView):
    """All imports, newest first, and the ways to begin."""

    any_permission_required: ClassVar = ["add", "view"]
    page_title = _("Import and export")
    template_name = "exchange/runs.html"
    index_url_name = "exchange:index"
    paginate_by = 30
    model = ImportRun

    def get_base_queryset(self) -> Any:
        """The runs, without their files."""
        heavy = ("content", "seen", "report")
        return ImportRun.objects.defer(*heavy).select_related("user", "provider")

    @cached_property
    def columns(self) -> list[Column]:
        """Which file, what it holds, how far it is, whose, when."""
        return [
            TitleColumn("filename", label=_("File"), url_name="exchange:run"),
            Column("get_kind_display", label=_("Contents")),
            Column("get_state_display", label=_("State")),
            Column("provider", label=_("Provider")),
            UserColumn("user", label=_("Person")),
            DateColumn("created_at", label=_("Uploaded")),
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, and this list."""
        return super().get_breadcrumbs_items()[:1] + super().get_breadcrumbs_items()[2:]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """The way to an upload, for those who may."""
        if not self.user_has_permission("add"):
            return []
        url = reverse("exchange:upload")
        return [HeaderButton(_("Import a file"), url=url, icon_name="upload", priority=10)]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list's own, and the files that can be downloaded."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["may_export"] = self.user_has_permission("add")
        context["kinds"] = [(kind.value, kind.label) for kind in FileKind]
        return context


class UploadView(ExchangePage, FormView):  # type: ignore[type-arg]
    """A file is given."""

    permission_required = "add"
    page_title = _("Import a file")
    header_icon = "upload"
    template_name = "exchange/upload.html"
    form_class = UploadForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whether this person may publish at all."""
        catalogue = CataloguePage.objects.first()
        may = catalogue and catalogue.permissions_for_user(self.request.user).can_publish_subpage()
        return {**super().get_form_kwargs(), "may_publish": bool(may)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the form's template needs."""
        return super().get_context_data(
            action_url=self.request.path,
            form_is_multipart=True,
            submit_button_label=_("Check the file"),
            submit_button_active_label=_("Checking …"),
            **kwargs,
        )

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Begin, and go to where the run is shown."""
        run = steps.begin(form.upload(), user=self.request.user)
        return redirect("exchange:run", run.pk)


class DifferencesColumn(Column):
    """What a line of the report tells."""

    cell_template_name = "exchange/differences.html"


class RunView(ExchangePage, BaseListingView):
    """One import: its plan before it is applied, how far it has come, its report afterwards."""

    any_permission_required: ClassVar = ["add", "view"]
    template_name = "exchange/run.html"
    paginate_by = 50
    model = ReportLine
    columns: ClassVar = [
        Column("number", label=_("Line")),
        Column("name", label=_("Row")),
        Column("label", label=_("What")),
        DifferencesColumn("words", label=_("Details")),
    ]

    @cached_property
    def run(self) -> ImportRun:
        """The import in the address."""
        light = ImportRun.objects.defer("content", "seen").select_related("user", "provider")
        return get_object_or_404(light, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """The file's name."""
        return self.run.filename

    def get_base_queryset(self) -> Any:
        """The report's lines, those of one sort where the address names it."""
        return steps.lines_of(self.run, self.request.GET.get("sort", ""))

    def paginate_queryset(self, lines: Any, size: int) -> tuple[Any, Any, Any, bool]:
        """A page of the report, each line of it in words."""
        paginator, page, some, more = super().paginate_queryset(lines, size)
        page.object_list = [presenting.shown(line, self.run.kind) for line in some]
        return paginator, page, page.object_list, more

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list's own, the run with its figures, and the sorts of lines that there are."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        done, total = told(self.run)
        return context | {
            "run": self.run,
            "figures": presenting.figures(self.run),
            "trouble": presenting.trouble(self.run),
            "changes_nothing": presenting.changes_nothing(self.run),
            "sorts": presenting.sorts(self.run),
            "sort": self.request.GET.get("sort", ""),
            "done": done,
            "total": total,
            "may_act": self.user_has_permission("add"),
        }


class RunStepView(PermissionCheckedMixin, View):
    """A press on one of a run's buttons."""

    permission_policy = POLICY
    permission_required = "add"
    http_method_names = ["post"]
    step = "apply"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it, or say that it is too late."""
        run = get_object_or_404(ImportRun, pk=pk)
        done = steps.apply_later(run) if self.step == "apply" else steps.cancel(run)
        if not done:
            messages.warning(request, gettext("It is too late for that; here is how things stand."))
        elif self.step == "apply":
            messages.success(request, gettext("The import has begun. You may leave this page."))
        else:
            messages.success(request, gettext("The import was cancelled; nothing was changed."))
        return redirect("exchange:run", run.pk)


class ProgressView(PermissionCheckedMixin, View):
    """How far a run has come, for the page's script."""

    permission_policy = POLICY
    any_permission_required: ClassVar = ["add", "view"]

    def get(self, _request: HttpRequest, pk: int) -> JsonResponse:
        """State, done, total."""
        run = get_object_or_404(ImportRun.objects.defer("content", "seen"), pk=pk)
        return JsonResponse(presenting.progress(run))


class DownloadView(PermissionCheckedMixin, View):
    """An export, or a template to fill in."""

    permission_policy = POLICY
    permission_required = "add"
    what = "export"

    def get(self, _request: HttpRequest, kind: str, form: str = "xlsx") -> HttpResponseBase:
        """The file. Raises Http404 for a sort of file that there is not."""
        if kind not in FileKind.values or form not in FORMS:
            raise Http404
        if self.what == "template":
            return template_answer(
                "activities" if kind == FileKind.ACTIVITIES else "providers", f"{kind}-template"
            )
        export = exporting.activities() if kind == FileKind.ACTIVITIES else exporting.providers()
        return export_answer(export, kind, "csv" if form == "csv" else "xlsx")
