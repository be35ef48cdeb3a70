"""The vocabularies' tables. A term has a code that stands in addresses, and a bilingual label."""

from typing import ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import as_language, read
from catalogue_pages.changes.journal import Journalled


class Term(Journalled):
    """One entry of a vocabulary.

    `code` is stable and the same in both languages: addresses, the index and the API hold it,
    never the label. `import_code` is what exchanged files call it where that differs.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    import_code = models.CharField(_("code in files"), max_length=60, blank=True)
    label = models.CharField(_("label"), max_length=120)
    position = models.PositiveIntegerField(_("position"), default=0)

    objects: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "code"]

    def __str__(self) -> str:
        return str(read(self, "label", as_language(get_language())).value)


class Field(Term):
    """A field of the catalogue: the STEM areas and civic participation."""

    class Meta(Term.Meta):
        verbose_name = _("field")
        verbose_name_plural = _("fields")


class LearningArea(Term):
    """A learning area of the curriculum."""

    class Meta(Term.Meta):
        verbose_name = _("learning area")
        verbose_name_plural = _("learning areas")


class Subject(Term):
    """A school subject, within a learning area."""

    learning_area = models.ForeignKey(
        LearningArea, on_delete=models.PROTECT, related_name="+", verbose_name=_("learning area")
    )

    class Meta(Term.Meta):
        verbose_name = _("subject")
        verbose_name_plural = _("subjects")


class Skill(Term):
    """A transversal skill of the curriculum."""

    class Meta(Term.Meta):
        verbose_name = _("transversal skill")
        verbose_name_plural = _("transversal skills")


class Kind(Term):
    """What sort of activity it is: a workshop, an excursion, a competition."""

    class Meta(Term.Meta):
        verbose_name = _("kind of activity")
        verbose_name_plural = _("kinds of activity")


class ProviderType(Term):
    """What sort of organisation a provider is."""

    class Meta(Term.Meta):
        verbose_name = _("type of provider")
        verbose_name_plural = _("types of provider")


class Format(Term):
    """Where and how an activity is delivered."""

    class Meta(Term.Meta):
        verbose_name = _("format")
        verbose_name_plural = _("formats")


class DeliveryLanguage(Term):
    """A language that an activity is held in."""

    class Meta(Term.Meta):
        verbose_name = _("language of delivery")
        verbose_name_plural = _("languages of delivery")


class AccessibilityFeature(Term):
    """Something that makes an activity or its venue accessible."""

    class Meta(Term.Meta):
        verbose_name = _("accessibility feature")
        verbose_name_plural = _("accessibility features")


class Facility(Term):
    """What a venue has for a class: a place to eat, a cloakroom, a toilet."""

    class Meta(Term.Meta):
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")


class Season(Term):
    """A season of the year."""

    class Meta(Term.Meta):
        verbose_name = _("season")
        verbose_name_plural = _("seasons")


class SchoolYear(Term):
    """A school year, with its first and last day."""

    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"))

    class Meta(Term.Meta):
        verbose_name = _("school year")
        verbose_name_plural = _("school years")


class GradeGroup(Term):
    """A group of grades, as visitors choose it."""

    class Meta(Term.Meta):
        verbose_name = _("age group")
        verbose_name_plural = _("age groups")


class Grade(Term):
    """One grade: preschool (5–6 years), 1 to 12, or vocational education."""

    group = models.ForeignKey(
        GradeGroup, on_delete=models.PROTECT, related_name="grades", verbose_name=_("age group")
    )

    class Meta(Term.Meta):
        verbose_name = _("grade")
        verbose_name_plural = _("grades")


class Region(Term):
    """A planning region."""

    class Meta(Term.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class Municipality(Term):
    """A local government, with its code in the ATVK classifier and the days it exists."""

    atvk = models.CharField(
        _("ATVK code"),
        max_length=7,
        validators=[RegexValidator(r"^\d{7}$", _("Seven digits, as in the ATVK classifier."))],
    )
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="municipalities", verbose_name=_("region")
    )
    place_name = models.CharField(
        _("name of its centre"), max_length=60, help_text=_("The town alone, such as “Kuldīga”.")
    )
    valid_from = models.DateField(_("exists from"), null=True, blank=True)
    valid_to = models.DateField(_("existed until"), null=True, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True)

    class Meta(Term.Meta):
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")


class LoadedTerm(models.Model):
    """What the last load of the project's files wrote into a term, as a digest for each column.

    It outlives the term, so that a term that an administrator deleted is not brought back.
    """

    vocabulary = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    digests = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["LoadedTerm"]] = models.Manager()

    class Meta:
        verbose_name = _("loaded term")
        verbose_name_plural = _("loaded terms")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("vocabulary", "code"), name="unique_loaded_term")
        ]

    def __str__(self) -> str:
        return f"{self.vocabulary} {self.code}"


VOCABULARIES: dict[str, type[Term]] = {
    "field": Field,
    "learning_area": LearningArea,
    "subject": Subject,
    "skill": Skill,
    "kind": Kind,
    "provider_type": ProviderType,
    "format": Format,
    "language": DeliveryLanguage,
    "accessibility": AccessibilityFeature,
    "facility": Facility,
    "season": Season,
    "school_year": SchoolYear,
    "grade_group": GradeGroup,
    "grade": Grade,
    "region": Region,
    "municipality": Municipality,
}
"""Every vocabulary by the name that the snapshot, the importer and the API know it by."""

PARENTS: dict[str, str] = {
    "subject": "learning_area",
    "grade": "group",
    "municipality": "region",
}
"""The vocabularies with a parent, and the field that names it."""
