"""Questions under the rules of visibility in the admin: they are asked by an audit alone."""

from typing import Any, ClassVar

from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from visibility.models import Question
from visibility.questions.standing import STATES
from visibility.questions.views import (
    AnswerView,
    NextView,
    PictureView,
    QuestionFilterSet,
    QuestionIndexView,
    QuestionView,
)


def _state(question: Any) -> str:
    return str(STATES[question.state])


def _answerer(question: Any) -> str:
    newest = next(iter(question.answers.all()), None)
    return str(newest.answered_by or "") if newest else ""


def _answered(question: Any) -> str:
    day = question.answered_on
    return date_format(timezone.localtime(day), "SHORT_DATETIME_FORMAT") if day else ""


class QuestionViewSet(SnippetViewSet):
    """Lists questions; one is shown with its picture, and answered there."""

    model = Question
    icon = "help"
    menu_label = _("Questions to people")
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = QuestionIndexView
    inspect_view_class = QuestionView
    filterset_class = QuestionFilterSet
    list_per_page = 50
    list_display: ClassVar = [
        "__str__",
        Column("state", label=_("State"), accessor=_state),
        Column("answerer", label=_("Answered by"), accessor=_answerer),
        Column("answered_on", label=_("Answered at"), accessor=_answered),
    ]
    list_export: ClassVar = ["rule", "sight", "sight.address", "state", "note", "answered_on"]
    export_filename = "questions"
    panels: ClassVar[list[FieldPanel]] = []

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, the press that answers, the picture, and the way to the next question."""
        kwargs = self.get_inspect_view_kwargs(template_name=QuestionView.template_name)
        patterns: list[URLPattern] = super().get_urlpatterns()
        return [
            *patterns,
            path("next/", NextView.as_view(), name="next"),
            *(
                path(f"inspect/<int:pk>/{name}/", self.construct_view(view, **kwargs), name=name)
                for name, view in (("answer", AnswerView), ("picture", PictureView))
            ),
        ]

    def register_chooser_viewset(self) -> None:
        """Nothing refers to a question but its answers."""
