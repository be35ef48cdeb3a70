"""The activity's edit form: tabs that read like the questions a teacher asks."""

from typing import Final

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from catalogue_pages.bilingual.counting import CountedInput
from catalogue_pages.bilingual.panels import BilingualPanel


class MeteredTabs(TabbedInterface):
    """Tabs below the meter of completeness, which is seen from each of them."""

    class BoundPanel(TabbedInterface.BoundPanel):
        """The tabs of one form."""

        template_name = "completeness/form.html"


def _choices(field: str) -> FieldPanel:
    # A list can be empty in the database, so that a draft may lack it.
    return FieldPanel(field, widget=CheckboxSelectMultiple, required_on_save=False)


WHAT: Final = [
    BilingualPanel("name"),
    BilingualPanel("summary", widget=CountedInput),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("field")]),
    BilingualPanel("description"),
    BilingualPanel("pupils_do"),
    BilingualPanel("pupils_gain"),
    BilingualPanel("before_visit"),
    BilingualPanel("after_visit"),
]

WHOM: Final = [
    _choices("grades"),
    _choices("subjects"),
    _choices("learning_areas"),
    _choices("skills"),
    BilingualPanel("topics"),
    BilingualPanel("search_synonyms"),
]

WHERE: Final = [
    _choices("formats"),
    MultiFieldPanel(
        [
            BilingualPanel("venue_name"),
            FieldPanel("address"),
            FieldPanel(
                "municipality",
                help_text=_("Leave it empty if you only come to schools, or are only online."),
            ),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            _choices("facilities"),
        ],
        heading=_("Where do pupils come?"),
    ),
    MultiFieldPanel(
        [FieldPanel("serves_all"), _choices("municipalities_served")],
        heading=_("Which schools do you visit?"),
    ),
    _choices("languages"),
]

WHEN: Final = [
    FieldRowPanel([FieldPanel("duration_minutes"), FieldPanel("visits")]),
    FieldRowPanel(
        [FieldPanel("group_min"), FieldPanel("group_max"), FieldPanel("accompanying_adults")]
    ),
    FieldPanel("by_arrangement"),
    InlinePanel("occurrences", label=_("Occurrence"), heading=_("On which days?")),
    _choices("seasons"),
    _choices("school_years"),
    FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to"), FieldPanel("lead_time_days")]),
    FieldPanel("booking_url"),
]

MONEY: Final = [
    FieldRowPanel([FieldPanel("price"), FieldPanel("price_unit")]),
    BilingualPanel("price_includes"),
    FieldPanel("covered"),
    FieldPanel("funding_operation"),
]

ACCESS: Final = [
    _choices("accessibility"),
    BilingualPanel("accessibility_notes"),
    BilingualPanel("risk_notes"),
]

MEDIA: Final = [FieldPanel("picture"), BilingualPanel("body")]

RECORD: Final = [
    FieldPanel("slug"),
    FieldPanel("external_id"),
    FieldRowPanel([FieldPanel("source_url"), FieldPanel("source_year")]),
    FieldPanel("demonstration"),
    FieldRowPanel(
        [FieldPanel("last_verified", read_only=True), FieldPanel("review_due", read_only=True)]
    ),
    FieldPanel("search_description"),
]

ACTIVITY: Final = MeteredTabs(
    [
        ObjectList(WHAT, heading=_("What happens?")),
        ObjectList(WHOM, heading=_("For whom?")),
        ObjectList(WHERE, heading=_("Where?")),
        ObjectList(WHEN, heading=_("When and how long?")),
        ObjectList(MONEY, heading=_("What does it cost?")),
        ObjectList(ACCESS, heading=_("Who can take part?")),
        ObjectList(MEDIA, heading=_("What does it look like?")),
        ObjectList(RECORD, heading=_("Record")),
    ]
)
