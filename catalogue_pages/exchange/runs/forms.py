"""The forms by which people give a file to be imported."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue_pages.exchange.models import FileKind
from catalogue_pages.exchange.runs.steps import Upload

LARGEST_UPLOAD: Final = 20 * 1024 * 1024


class OwnUploadForm(forms.Form):
    """A file of a provider's own activities."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV in UTF-8 with commas, or XLSX with one sheet; 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    skip_faulty = forms.BooleanField(
        label=_("Import the good rows even if others are faulty"),
        required=False,
        help_text=_("Otherwise a single fault stops the whole file."),
    )
    force = forms.BooleanField(
        label=_("Overwrite what people have changed in the meantime"),
        required=False,
        help_text=_("Otherwise their changes are kept and listed for you."),
    )

    def clean_file(self) -> Any:
        """Refuse a file that is too large, before anybody reads it."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise ValidationError(
                gettext("This file has %(size)s; 20 MB is the most. Divide it into several files.")
                % {"size": filesizeformat(file.size)}
            )
        return file

    def upload(self) -> Upload:
        """The file, ready to be begun with; needs a valid form."""
        file = self.cleaned_data["file"]
        options = {name: self.cleaned_data[name] for name in ("skip_faulty", "force")}
        return Upload(file.read(), file.name, options={**options, "publish": False})


class UploadForm(OwnUploadForm):
    """A file of anybody's activities, or of providers."""

    kind = forms.ChoiceField(label=_("What does the file hold?"), choices=FileKind.choices)
    publish = forms.BooleanField(
        label=_("Publish what may be published"),
        required=False,
        help_text=_("Otherwise everything is saved as drafts."),
    )
    field_order = ("kind", "file", "publish", "skip_faulty", "force")

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_publish:
            del self.fields["publish"]

    def upload(self) -> Upload:
        """The file, ready to be begun with; needs a valid form."""
        own = super().upload()
        publish = bool(self.cleaned_data.get("publish"))
        options = {**(own.options or {}), "publish": publish}
        return Upload(own.content, own.filename, FileKind(self.cleaned_data["kind"]), options)
