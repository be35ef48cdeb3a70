"""The actions themselves. What one page refuses is said, and the others are changed."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.rules import said_of_unseen
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.refusing import in_words
from editorial.bulk.applying import InModerationError, apply
from editorial.bulk.forms import ADD, ContactForm, SeasonsForm, VerifyForm
from editorial.freshness.verifying import NotPublicError, verify


class EditorsAction(PageBulkAction):
    """An action on pages of some types, by whoever may publish them."""

    template_name = "bulk/confirm.html"
    types: ClassVar[tuple[type[Page], ...]] = (ActivityPage,)
    question: Any = ""
    press: Any = ""

    def __init__(self, request: HttpRequest, model: type[Model]) -> None:
        super().__init__(request, model)
        self.refused: list[str] = []
        self.done: list[int] = []

    def check_perm(self, page: Page) -> bool:
        """Whether this person may do it to this page, and it makes sense there."""
        may: bool = page.permissions_for_user(self.request.user).can_publish()
        return may and issubclass(page.specific_class, self.types) and page.alias_of_id is None

    def get_execution_context(self) -> dict[str, Any]:
        """Who does it with what was filled in; what is refused is collected."""
        given = self.cleaned_form.cleaned_data
        user = self.request.user
        return {"given": given, "user": user, "refused": self.refused, "keys": self.done}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        given: Any = None,
        user: Any = None,
        refused: list[str] | None = None,
        keys: list[int] | None = None,
    ) -> tuple[int, int]:
        """Do it to one page after the other; returns how many were changed, `keys` says which."""
        done = [] if keys is None else keys
        for page in objects:
            try:
                with transaction.atomic():
                    if cls.one(page, given, user):
                        done.append(page.pk)
            except ValidationError as error:  # the gate's are of this kind, too
                _collect(refused, in_words(page, error.messages))
            except NotPublicError:
                _collect(refused, gettext("“%(page)s” is not published.") % {"page": page.title})
            except InModerationError:
                said = gettext("“%(page)s” waits for a decision; decide first.")
                _collect(refused, said % {"page": page.title})
        return len(done), 0

    @classmethod
    def one(cls, page: Page, given: dict[str, Any], user: Any) -> bool:
        """Do it to one page; returns whether anything was changed."""
        raise NotImplementedError

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        """How many were changed; beside it what was refused, and which stand without a picture."""
        for sentence in self.refused:
            messages.error(self.request, sentence)
        for sentences in said_of_unseen(self.done).values():
            for sentence in sentences:
                messages.warning(self.request, sentence)
        if not num_parent_objects:
            return None
        said = ngettext(
            "%(count)d page has been changed",
            "%(count)d pages have been changed",
            num_parent_objects,
        )
        return said % {"count": num_parent_objects}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is asked, and what the button says."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "question": self.question, "press": self.press}


def _collect(refused: list[str] | None, sentence: str) -> None:
    if refused is not None:
        refused.append(sentence)


class VerifyAction(EditorsAction):
    """Still true: today is the day of the last verification, and what was hidden is shown."""

    display_name = _("Still true")
    aria_label = _("Confirm the selected activities as still true")
    action_type = "verify"
    action_priority = 60
    form_class = VerifyForm
    question = _(
        "Are these activities still as described? Today becomes the day when they were last "
        "verified; what was hidden for want of that is shown again."
    )
    press = _("Yes, still true")

    @classmethod
    def one(cls, page: Page, given: dict[str, Any], user: Any) -> bool:
        """Confirm one activity."""
        verify(page.pk, user)
        return True


class SeasonsAction(EditorsAction):
    """Sets the seasons of activities."""

    display_name = _("Set seasons")
    aria_label = _("Set the seasons of the selected activities")
    action_type = "set_seasons"
    action_priority = 70
    form_class = SeasonsForm
    question = _("In which seasons are these activities offered?")
    press = _("Set seasons")

    @classmethod
    def one(cls, page: Page, given: dict[str, Any], user: Any) -> bool:
        """Set one activity's seasons."""

        def change(activity: ActivityPage) -> None:
            kept = list(activity.seasons.all()) if given["how"] == ADD else []
            activity.seasons = list(dict.fromkeys([*kept, *given["seasons"]]))

        apply(page.pk, change, user)
        return True


class ContactAction(EditorsAction):
    """Changes where to book activities, and how to reach providers."""

    display_name = _("Change contact")
    aria_label = _("Change the contact of the selected activities and providers")
    action_type = "change_contact"
    action_priority = 80
    form_class = ContactForm
    types = (ActivityPage, ProviderPage)
    question = _("How are these reached? What you leave empty stays as it is.")
    press = _("Change contact")

    @classmethod
    def one(cls, page: Page, given: dict[str, Any], user: Any) -> bool:
        """Change one page's contact."""
        is_activity = issubclass(page.specific_class, ActivityPage)
        names = ("booking_url",) if is_activity else ("email", "phone")
        new = {name: given[name] for name in names if given[name]}
        if not new:
            return False

        def change(changed: Page) -> None:
            for name, value in new.items():
                setattr(changed, name, value)

        apply(page.pk, change, user)
        return True
