"""The forms that pictures and documents are uploaded and described with, wherever that is."""

from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.core.files.base import File
from django.forms import inlineformset_factory
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from catalogue_pages.media.consents import Consent
from catalogue_pages.media.documents import clean_document
from catalogue_pages.media.erasing import KEPT
from catalogue_pages.media.models import Attachment, Picture
from catalogue_pages.media.papers import clean_paper
from catalogue_pages.media.uploads import clean_picture
from catalogue_pages.media.withholding import review
from catalogue_pages.media.withholding_documents import give, withhold


class PictureField(WagtailImageField):
    """An upload that becomes a picture fit to be stored, or a refusal."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = _(
            "JPEG, PNG, WebP, AVIF or HEIC, up to %(size)s. Place and camera are not stored."
        ) % {"size": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)}

    def to_python(self, data: Any) -> Any:
        """The cleaned picture. Raises ValidationError."""
        file = forms.FileField.to_python(cast("forms.FileField", self), data)
        return None if file is None else clean_picture(file)


class DocumentField(WagtailDocumentField):
    """An upload that may be stored as a document, or a refusal."""

    def to_python(self, data: Any) -> Any:
        """The file as it is. Raises ValidationError."""
        file = super().to_python(data)
        if file is not None:
            clean_document(file)
        return file


class Answer(forms.TypedChoiceField):
    """Yes or no, with neither chosen beforehand; None while there is no answer."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=((True, gettext_lazy("Yes")), (False, gettext_lazy("No"))),
            coerce=lambda value: str(value) == "True",
            empty_value=None,
            widget=forms.RadioSelect,
            required=False,
            **kwargs,
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the answer is another one."""
        return str(initial if initial is not None else "") != str(data or "")


class ConsentForm(forms.ModelForm[Consent]):
    """A consent; what was withdrawn stays so."""

    withdrawn = forms.BooleanField(
        label=gettext_lazy("Withdrawn"),
        required=False,
        help_text=gettext_lazy(
            "The picture is taken out of the catalogue at once. "
            "To show it again, record a new consent."
        ),
    )

    class Meta:
        model = Consent
        fields = ("scope", "given_by", "given_on", "expires_on", "note", "proof")
        widgets: ClassVar = {
            "given_on": AdminDateInput,
            "expires_on": AdminDateInput,
            "note": forms.Textarea(attrs={"rows": 2}),
            "proof": forms.FileInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        withdrawn = self.fields["withdrawn"]
        withdrawn.initial = withdrawn.disabled = self.instance.withdrawn_at is not None
        if self.instance._state.adding:
            del self.fields["withdrawn"]

    def clean_proof(self) -> Any:
        """The paper as it may be stored. Raises ValidationError."""
        proof = self.cleaned_data.get("proof")
        if "proof" not in self.changed_data or not isinstance(proof, File):
            return proof
        return clean_paper(proof)

    def save(self, commit: bool = True) -> Consent:  # noqa: FBT001, FBT002 - Django's
        """Save; what is marked as withdrawn is so from now on."""
        if self.cleaned_data.get("withdrawn") and self.instance.withdrawn_at is None:
            self.instance.withdrawn_at = timezone.now()
        return super().save(commit)


ConsentFormSet = inlineformset_factory(
    Picture, Consent, form=ConsentForm, extra=1, can_delete=False
)


class PictureForm(BaseImageForm):
    """A picture with its rights; its consents as well, where the page shows them."""

    shows_people = Answer(
        label=gettext_lazy("Are people recognisable?"),
        help_text=gettext_lazy("If they are, the picture is published only with their consent."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = PictureField(
                label=given.label, widget=given.widget, required=given.required
            )
        asked = self.is_bound and f"{ConsentFormSet.get_default_prefix()}-TOTAL_FORMS" in self.data
        self.consents_given = asked and self.instance.pk is not None
        self.consents = ConsentFormSet(
            self.data if self.consents_given else None,
            self.files if self.consents_given else None,
            instance=self.instance,
        )

    @property
    def media(self) -> forms.Media:
        """What the fields of the picture and of its consents need."""
        needed: forms.Media = super().media + self.consents.media
        return needed

    def is_valid(self) -> bool:
        """Whether picture and consents are valid."""
        consents = not self.consents_given or self.consents.is_valid()
        return bool(super().is_valid()) and consents

    def save(self, commit: bool = True) -> Picture:  # noqa: FBT001, FBT002 - Django's
        """Save both; the picture is withheld or shown again as they say."""
        picture: Picture = super().save(commit=commit)
        if commit and self.consents_given:
            self.consents.save()
        if commit:
            review(picture)
        return picture


class AttachmentForm(BaseDocumentForm):
    """A document with its rights, and whether it is kept from everybody."""

    withhold = forms.BooleanField(
        label=gettext_lazy("Withheld"),
        required=False,
        help_text=gettext_lazy(
            "Nobody gets it: its address answers no more, and pages do not link to it. "
            "After %(days)s days its file is erased."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = DocumentField(
                label=given.label, widget=given.widget, required=given.required
            )
        asked = self.fields["withhold"]
        asked.help_text = str(asked.help_text) % {"days": KEPT.days}
        asked.initial = self.instance.withheld
        if self.instance.pk is None:
            del self.fields["withhold"]

    def clean(self) -> dict[str, Any]:
        """What was filled in. Raises ValidationError where a file should be given that is gone."""
        cleaned: dict[str, Any] = super().clean()
        gone = self.instance.erased_at is not None and "file" not in self.changed_data
        if gone and not cleaned.get("withhold", True):
            self.add_error("withhold", _("Its file was erased. Upload it again first."))
        return cleaned

    def save(self, commit: bool = True) -> Attachment:  # noqa: FBT001, FBT002 - Django's
        """Save; the document is withheld or given as the form says."""
        document: Attachment = super().save(commit=commit)
        wanted = self.cleaned_data.get("withhold", document.withheld)
        if commit and wanted != document.withheld:
            (withhold if wanted else give)(document)
        return document
