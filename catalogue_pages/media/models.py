"""Pictures, documents and videos, with the rights to show them."""

from pathlib import PurePosixPath
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.fields import RichTextField
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    WagtailImageField,
    get_upload_to,
)
from wagtail.search import index

from catalogue_pages.changes.journal import Journalled
from catalogue_pages.media.consents import Consent
from catalogue_pages.media.metadata import without_metadata
from catalogue_pages.media.storage import OriginalStorage

__all__ = [
    "Attachment",
    "Consent",
    "Licence",
    "Picture",
    "PictureRendition",
    "Rights",
    "Video",
    "Withholdable",
]

UNGUESSED: Final = 22
"""Letters and digits at random in the name of a rendition's file: 131 bits."""


class Licence(models.TextChoices):
    """Under what terms a picture or document may be shown."""

    OWN = "own", _("Own work, all rights reserved")
    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0")
    CC0 = "cc0-1.0", _("CC0, public domain")
    AGREEMENT = "agreement", _("By written agreement")


class Rights(models.Model):
    """Who made something, and under what terms it may be shown."""

    author = models.CharField(_("author"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, blank=True)
    source = models.URLField(_("source"), blank=True)

    class Meta:
        abstract = True


class Withholdable(models.Model):
    """Something with a file that may be kept from everybody.

    Since `withheld_at` the file lies in private storage, until at `erased_at` it was deleted for
    good; the row stays, which says what there was.
    """

    file: Any
    withheld = models.BooleanField(_("withheld"), default=False, editable=False)
    withheld_at = models.DateTimeField(_("withheld since"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("file erased"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def takes_new_file(self) -> bool:
        """Whether saving stores another file; what was erased is there again then."""
        is_new = bool(self.file) and not self.file._committed
        if is_new:
            self.erased_at = None
        return is_new


class Picture(Withholdable, Journalled, AbstractImage, Rights):
    """A picture with alternative text in both languages, author, licence and consents.

    While it is `withheld` (see `withholding`) its original lies in private storage and there are no
    renditions of it.
    """

    file = WagtailImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        storage=OriginalStorage,
        width_field="width",
        height_field="height",
    )
    alternative_text = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    # Wagtail keeps an attribute `decorative` of its own on every picture in memory.
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It says nothing that the text does not say.")
    )
    shows_people = models.BooleanField(
        _("Are people recognisable?"),
        null=True,
        blank=True,
        choices=((True, _("Yes")), (False, _("No"))),
        help_text=_("If they are, the picture is published only with their consent."),
    )

    search_fields: ClassVar = [*AbstractImage.search_fields, index.FilterField("withheld")]

    admin_form_fields = (
        "title",
        "file",
        "alternative_text_lv",
        "alternative_text_en",
        "is_decorative",
        "author",
        "licence",
        "source",
        "shows_people",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions: ClassVar = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file is stored without its metadata."""
        if self.takes_new_file():
            _store_without_metadata(self)
        super().save(*args, **kwargs)

    def get_rendition(self, filter: Filter | str) -> "PictureRendition":  # noqa: A002 - Wagtail's
        """The picture in one size; one without a file while it is withheld."""
        if self.withheld:
            return _nothing(self, filter)
        rendition: PictureRendition = super().get_rendition(filter)
        return rendition

    def get_renditions(self, *filters: Filter | str) -> "dict[str, PictureRendition]":
        """The picture in several sizes, as `get_rendition`, by what describes each."""
        if self.withheld:
            nothing = (_nothing(self, one) for one in filters)
            return {rendition.filter_spec: rendition for rendition in nothing}
        renditions: dict[str, PictureRendition] = super().get_renditions(*filters)
        return renditions

    @property
    def default_alt_text(self) -> str:
        """What Wagtail offers as alternative text; never the file's title."""
        return "" if self.is_decorative else (self.alternative_text or "")


def _store_without_metadata(picture: Any) -> None:
    stripped = without_metadata(picture.file)
    if stripped is not None:
        picture.file = stripped
        picture._set_image_file_metadata()


class PictureRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    def get_upload_to(self, filename: str) -> str:
        """Where the file lies, by a name that nobody guesses from the picture's."""
        name = PurePosixPath(filename)
        path: str = super().get_upload_to(
            f"{name.stem}_{get_random_string(UNGUESSED)}{name.suffix}"
        )
        return path

    @staticmethod
    def construct_cache_key(image: Picture, filter_cache_key: str, filter_spec: str) -> str:
        """What a rendition is remembered by; another one once its picture was withheld."""
        key = AbstractRendition.construct_cache_key(image, filter_cache_key, filter_spec)
        return f"{key}-{image.file.name}"

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="unique_rendition"
            )
        ]


def _nothing(picture: Picture, wanted: Filter | str) -> PictureRendition:
    spec = wanted if isinstance(wanted, str) else wanted.spec
    rendition = PictureRendition(image=picture, filter_spec=spec, width=0, height=0)
    rendition.file.name = "not-found"  # as Wagtail says it; assigned, it would be measured
    return rendition


class Attachment(Withholdable, AbstractDocument, Rights):
    """A document to download; while it is `withheld`, nobody gets it."""

    file = models.FileField(verbose_name=_("file"), upload_to="documents", storage=OriginalStorage)

    admin_form_fields = (*Document.admin_form_fields, "author", "licence", "source")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: ClassVar = [("choose_document", "Can choose document")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file takes the place of one that was erased."""
        self.takes_new_file()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Validate the file's kind; of one uploaded with others, the form comes before the file."""
        if self.file:
            super().clean()


class Video(Rights):
    """A video, own or on YouTube or Vimeo, with a picture that stands until play is pressed."""

    title = models.CharField(_("title"), max_length=200)
    address = models.URLField(
        _("address"),
        blank=True,
        help_text=_("Its page on YouTube or Vimeo; empty for an own file."),
    )
    file = models.ForeignKey(
        Attachment,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    poster = models.ForeignKey(
        Picture, verbose_name=_("picture"), on_delete=models.PROTECT, related_name="+"
    )
    captions = models.ForeignKey(
        Attachment,
        verbose_name=_("captions (WebVTT)"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    transcript = RichTextField(_("transcript"), blank=True)

    objects: ClassVar[models.Manager["Video"]] = models.Manager()

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def __str__(self) -> str:
        return str(self.title)

    def clean(self) -> None:
        """Demand one place to play it from.

        Raises:
            ValidationError: neither the address nor the file is given, or both.
        """
        super().clean()
        if bool(self.address) == bool(self.file):
            message = _("Give either an address or a file of your own.")
            raise ValidationError({"address": message, "file": message})
