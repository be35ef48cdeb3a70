"""Questions in the admin: their list, one with its picture and its form, the next that waits."""

from typing import Any, ClassVar

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from catalogue_pages.bilingual.reading import LANGUAGE_NAMES
from catalogue_pages.reports.kept import KeptIndexView, KeptPolicy
from visibility.answers import KINDS
from visibility.limits import limits_in_force, months_of
from visibility.models import Answer, Question
from visibility.questions.forms import AnswerForm
from visibility.questions.standing import (
    REPLACED,
    STATES,
    next_waiting,
    waiting,
    with_states,
)
from visibility.rules.questions import OF_QUESTIONS

VIEWS = "wagtailsnippets_visibility_question"


def address(question: Question) -> str:
    """Where a question is shown and answered; it begins with the question itself."""
    return reverse(f"{VIEWS}:inspect", args=[question.pk]) + "#question"


class QuestionFilterSet(WagtailFilterSet):
    """Narrows by state, rule and place; places that look different now come only when asked for."""

    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=[*STATES.items()])
    rule = django_filters.ChoiceFilter(
        label=gettext_lazy("Rule"),
        choices=[(rule.id, f"{rule.id} · {rule.title}") for rule in OF_QUESTIONS],
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Place"), field_name="sight__kind", choices=[*KINDS.items()]
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"),
        field_name="sight__language",
        choices=[*LANGUAGE_NAMES.items()],
    )

    class Meta:
        model = Question
        fields: ClassVar = ["state", "rule", "kind", "language"]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What was asked for."""
        found: QuerySet[Any] = super().filter_queryset(queryset)
        asked = self.form.cleaned_data.get("state")
        return found if asked else found.exclude(state=REPLACED)


class QuestionIndexView(KeptIndexView):
    """All questions in the order in which they are asked, each with its newest answer."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """The questions with their states; one query, and one for the answers."""
        return with_states().prefetch_related("answers__answered_by")


class QuestionView(InspectView):
    """One question: the picture, the rule, what was answered before, and the form."""

    template_name = "visibility/question.html"
    page_title = gettext_lazy("Question to people")
    form: AnswerForm | None = None

    def get_fields_context(self) -> list[dict[str, Any]]:
        """The template says it all."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the answer is given by."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        question, sight = self.object, self.object.sight
        if question.asked is None:
            raise Http404
        of_the_place = Answer.objects.filter(
            question__rule=question.rule, question__sight__place=sight.place
        ).select_related("answered_by", "question")
        is_current = sight.replaced_at is None
        may_answer = is_current and may_answer_questions(self.request)
        return context | {
            "rule": question.asked,
            "sight": sight,
            "is_current": is_current,
            "months": months_of(question.rule, limits_in_force()),
            "answers": of_the_place,
            "picture_url": reverse(f"{VIEWS}:picture", args=[question.pk]),
            "answer_url": reverse(f"{VIEWS}:answer", args=[question.pk]),
            "next": next_waiting(question),
            "next_url": reverse(f"{VIEWS}:next") + f"?after={question.pk}",
            "form": (self.form or AnswerForm()) if may_answer else None,
        }


class AnswerView(QuestionView):
    """The press that answers; then comes the next question that waits."""

    http_method_names: ClassVar = ["post"]

    def get_object(self, queryset: Any = None) -> Any:
        """The question; None where it was taken away since the form was opened."""
        try:
            return super().get_object(queryset)
        except Http404:
            return None

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the answer under the person's name, or show what it lacks."""
        if not may_answer_questions(request):
            raise PermissionDenied
        question: Question | None = self.object
        if question is None or question.sight.replaced_at is not None:
            said = _("The place looks different now. Your answer was not kept: look again.")
            messages.warning(request, said)
            return redirect(f"{VIEWS}:list")
        self.form = AnswerForm(request.POST)
        if not self.form.is_valid():
            shown: HttpResponse = self.render_to_response(self.get_context_data(**kwargs))
            return shown
        self.form.instance.question = question
        self.form.instance.answered_by = request.user
        self.form.save()
        return _on(request, question)


class NextView(PermissionCheckedMixin, View):
    """Leads to the question that is to be answered next; `?after=` names the one that was shown."""

    permission_policy = KeptPolicy(Answer)
    any_permission_required: ClassVar = ("add",)
    index_url_name = f"{VIEWS}:next"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lead there, or to the list where nothing waits."""
        key = request.GET.get("after", "")
        known = Question.objects.filter(pk=key) if key.isdecimal() and len(key) < 19 else None
        return _to(request, next_waiting(known.first() if known is not None else None))


class PictureView(InspectView):
    """The picture of a question, for those who may see the question."""

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> FileResponse:
        """The picture. Raises Http404 where its file is lost."""
        try:
            answer = FileResponse(self.object.sight.picture.open("rb"), content_type="image/webp")
        except (FileNotFoundError, ValueError) as error:
            raise Http404 from error
        add_never_cache_headers(answer)
        return answer


def may_answer_questions(request: HttpRequest) -> bool:
    """Whether the person of a request answers questions."""
    return KeptPolicy(Answer).user_has_permission(request.user, "add")


def _on(request: HttpRequest, answered: Question) -> HttpResponse:
    left = waiting().count()
    said = _("Your answer is kept.")
    if left:
        more = ngettext("%(count)s question waits.", "%(count)s questions wait.", left)
        said = f"{said} {more % {'count': left}}"
    messages.success(request, said)
    return _to(request, next_waiting(answered))


def _to(request: HttpRequest, question: Question | None) -> HttpResponse:
    if question is not None:
        return redirect(address(question))
    messages.info(request, _("No question waits for an answer."))
    return redirect(f"{VIEWS}:list")
