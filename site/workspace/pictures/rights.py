"""Uploading and describing a picture in the workspace, with the rights that show it."""

from typing import Any, ClassVar, Final

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.utils.file import hash_filelike

from catalogue_pages.media.consents import PUBLIC, Consent
from catalogue_pages.media.forms import Answer
from catalogue_pages.media.metadata import without_metadata
from catalogue_pages.media.models import Licence, Picture
from catalogue_pages.media.uploads import clean_picture
from catalogue_pages.media.withholding import review
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.small_changes import SAID_OF_A_PICTURE, note_of_picture
from editorial.moderation.submission import Written
from people.models import User
from workspace.answering.answers import write
from workspace.drafts import draft_of, held, keep
from workspace.guide.guides import guide_of
from workspace.pictures.collection import collection_of, twin_of

_CONSENT: Final = ("scope", "given_by", "given_on", "expires_on")
_ACCEPTED: Final = "image/jpeg,image/png,image/webp,image/avif,image/heic,.heic"


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class ConsentAnswers(forms.Form):
    """A consent of those who are recognisable, as the workspace asks for it."""

    scope = forms.ChoiceField(
        label=_("What did they agree to?"),
        choices=[("", _("Choose …")), *((one.value, one.label) for one in PUBLIC)],
        required=False,
    )
    given_by = forms.CharField(
        label=_("Who agreed?"),
        help_text=_("Whose consent it is and who keeps the paper. Do not name children."),
        max_length=200,
        required=False,
    )
    given_on = forms.DateField(label=_("When was it given?"), widget=_day(), required=False)
    expires_on = forms.DateField(label=_("Until when does it last?"), widget=_day(), required=False)

    def demand(self, said: dict[str, Any]) -> None:
        """Refuse a consent that is not told whole, or cannot be."""
        for name in _CONSENT:
            if not said.get(name) and name not in self.errors:
                self.add_error(name, _("Without their consent the picture is not shown."))
        given = Consent(**{name: said.get(name) for name in _CONSENT})
        try:
            given.clean()
        except forms.ValidationError as refused:
            self.add_error(None, refused)

    def record(self, picture: Picture) -> None:
        """Store the consent to a picture."""
        said = {name: self.cleaned_data[name] for name in _CONSENT}
        Consent.objects.create(picture=picture, **said)


class RenewalForm(ConsentAnswers):
    """A new consent to a picture that is there already."""

    def clean(self) -> dict[str, Any]:
        """Ask for all of it, and for one that lasts."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        self.demand(said)
        last = said.get("expires_on")
        if last is not None and last < timezone.localdate() and "expires_on" not in self.errors:
            self.add_error("expires_on", _("This consent is over already."))
        return said

    @transaction.atomic
    def keep(self, picture: Picture) -> None:
        """Store it, and let the picture be shown again if it was withheld."""
        self.record(picture)
        review(picture, timezone.now())


class RightsForm(forms.ModelForm[Picture]):
    """What is said of a picture: what it shows, whose it is, who is on it, what must stay in view.

    Who has said that people are recognisable, and told of their consent, does not take it back
    here: editors do.
    """

    shows_people = Answer(
        label=_("Are people recognisable?"),
        help_text=_("If they are, the picture is published only with their consent."),
    )

    class Meta:
        model = Picture
        fields: ClassVar[tuple[str, ...]] = SAID_OF_A_PICTURE
        labels: ClassVar = {
            "alternative_text_lv": _("What does it show? In Latvian"),
            "alternative_text_en": _("What does it show? In English"),
            "author": _("Who took it?"),
            "licence": _("Under what terms may it be shown?"),
            "focal_point_x": _("From the left, in pixels"),
            "focal_point_y": _("From the top, in pixels"),
        }
        help_texts: ClassVar = {
            "alternative_text_lv": _("For those who do not see it: who does what, in a sentence."),
            "alternative_text_en": "",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("alternative_text_lv", "author", "licence", "shows_people"):
            self.fields[name].required = True
        terms: Any = self.fields["licence"]
        terms.choices = [("", _("Choose …")), *Licence.choices]
        for name in ("x", "y", "width", "height"):
            field = self.fields.get(f"focal_point_{name}")
            if field is not None:
                field.widget.attrs["class"] = f"focal_point_{name}"
        for name in ("width", "height"):
            if f"focal_point_{name}" in self.fields:
                self.fields[f"focal_point_{name}"].widget = forms.HiddenInput(
                    {"class": f"focal_point_{name}"}
                )
        if self.instance.pk and self.instance.shows_people and self.instance.consents.exists():
            self.fields["shows_people"].disabled = True

    def clean(self) -> dict[str, Any]:
        """Refuse half a point, and one outside the picture."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name, most in (("x", self.instance.width), ("y", self.instance.height)):
            value = said.get(f"focal_point_{name}")
            if value is not None and most and value > most:
                self.add_error(f"focal_point_{name}", _("This is outside the picture."))
        if (said.get("focal_point_x") is None) != (said.get("focal_point_y") is None):
            self.add_error("focal_point_x", _("Give both numbers or none."))
        elif "focal_point_x" in said:
            self._give_it_a_size(said)
        return said

    def _give_it_a_size(self, said: dict[str, Any]) -> None:
        # Without the script that draws it, only the point is told.
        chosen = said.get("focal_point_x") is not None
        least = round(min(self.instance.width or 0, self.instance.height or 0) / 5)
        for name in ("focal_point_width", "focal_point_height"):
            said[name] = (said.get(name) or least) if chosen else None

    @transaction.atomic
    def keep(self, provider: ProviderPage, person: User) -> Picture:
        """Store what was said; the picture is withheld or shown as it now must be.

        Editors hear what a provider's person changed of a picture that is shown.
        """
        picture: Picture = self.save()
        review(picture, timezone.now())
        note_of_picture(picture, self.changed_data, provider, person)
        return picture


class UploadForm(ConsentAnswers, RightsForm):
    """A picture and its rights; with people in it, their consent as well."""

    file = forms.FileField(
        label=_("Picture"),
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
        help_text=_("From the telephone or the computer. Place and camera are not stored."),
    )

    class Meta(RightsForm.Meta):
        fields = (
            "file",
            "alternative_text_lv",
            "alternative_text_en",
            "author",
            "licence",
            "shows_people",
        )

    def clean_file(self) -> Any:
        """The picture as it may be stored. Raises ValidationError."""
        return clean_picture(self.cleaned_data["file"])

    def clean(self) -> dict[str, Any]:
        """Ask for the consent where people are recognisable."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("shows_people"):
            self.demand(said)
        return said

    def twin(self, provider: ProviderPage) -> Picture | None:
        """The provider's picture that is this file already, so that it is not stored twice."""
        given = self.cleaned_data["file"]
        return twin_of(provider, hash_filelike(without_metadata(given) or given))

    @transaction.atomic
    def keep_for(self, provider: ProviderPage, person: User) -> Picture:
        """Store the picture in its provider's collection, with the consent to it."""
        picture: Picture = self.save(commit=False)
        picture.collection = collection_of(provider)
        picture.uploaded_by_user = person
        picture.title = str(self.cleaned_data["alternative_text_lv"])[:255]
        picture.file_size = self.cleaned_data["file"].size
        picture.save()
        picture.get_file_hash()
        if picture.shows_people:
            self.record(picture)
        review(picture, timezone.now())
        return picture


def choose(page: Written, picture: Picture, person: User) -> None:
    """Let a page's draft show a picture."""
    with transaction.atomic():
        draft = draft_of(held(page))
        write(draft, guide_of(page).picture, picture)
        keep(draft, person)
