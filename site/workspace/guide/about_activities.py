"""The questions that a teacher asks about an activity."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.requirements import ACTIVITY as REQUIREMENTS
from workspace.guide.questions import Ask, Guide, Question

WHAT: Final = Question(
    "kas-notiek",
    _("What happens?"),
    ActivityPage,
    (
        Ask("name", "line", helps=_("As pupils would say it: “We build a robot that draws”.")),
        Ask("summary", "words", helps=_("What it is and why to come. This stands on the card.")),
        Ask("kind", "choice"),
        Ask("field", "choice"),
        Ask(
            "description",
            "words",
            helps=_(
                "Tell a teacher who has never been with you. An empty line begins a paragraph; "
                "lines that begin with “- ” make a list."
            ),
        ),
        Ask("pupils_do", "words", helps=_("With verbs: they measure, solder, argue, vote.")),
        Ask("pupils_gain", "words", helps=_("What they know or can do afterwards.")),
    ),
    (
        Ask("before_visit", "words", helps=_("What the class may do at school beforehand.")),
        Ask("after_visit", "words", helps=_("What the class may do with it afterwards.")),
    ),
)
WHOM: Final = Question(
    "kam",
    _("For whom?"),
    ActivityPage,
    (
        Ask("grades", "few"),
        Ask("subjects", "few", helps=_("Teachers look for activities by their subject.")),
    ),
    (
        Ask("learning_areas", "many"),
        Ask("skills", "many"),
        Ask("topics", "line", helps=_("Such as: electric circuits; renewable energy")),
        Ask("search_synonyms", "line", helps=_("Such as: bots, LEGO, coding")),
    ),
)
WHERE: Final = Question(
    "kur",
    _("Where?"),
    ActivityPage,
    (
        Ask("formats", "many", helps=_("Mark every way in which you offer it.")),
        Ask("serves_all", "tick", shown_when="formats=at-school"),
        Ask("municipalities_served", "many", shown_when="formats=at-school"),
        Ask("municipality", "choice", shown_when="formats=at-provider,elsewhere"),
        Ask("venue_name", "line", shown_when="formats=at-provider,elsewhere"),
        Ask(
            "address",
            "line",
            helps=_("Street and number, town. Such as: Rūpniecības iela 7, Valmiera"),
            shown_when="formats=at-provider,elsewhere",
        ),
        Ask("facilities", "many", shown_when="formats=at-provider,elsewhere"),
        Ask("languages", "few"),
    ),
)
WHEN: Final = Question(
    "kad",
    _("When and how long?"),
    ActivityPage,
    (
        Ask("duration_minutes", "number", helps=_("In minutes, with breaks. Two lessons are 80.")),
        Ask("by_arrangement", "tick", helps=_("You agree on the day with each class.")),
        Ask("occurrences", "days", label=_("On certain days")),
        Ask("seasons", "few"),
        Ask("group_min", "number"),
        Ask("group_max", "number", helps=_("How many pupils can come at once.")),
        Ask("lead_time_days", "number", helps=_("How many days before the visit to book.")),
        Ask("booking_url", "line", helps=_("The page where it is booked, if you have one.")),
    ),
    (
        Ask("accompanying_adults", "number"),
        Ask("visits", "number", helps=_("If the same class comes several times.")),
        Ask("school_years", "many"),
        Ask("valid_from", "day"),
        Ask("valid_to", "day", helps=_("After this day it leaves the catalogue by itself.")),
    ),
)
COST: Final = Question(
    "cik-maksa",
    _("What does it cost?"),
    ActivityPage,
    (
        Ask("price", "line", helps=_("In euros: 0 if it is free, 4,50 with cents.")),
        Ask("price_unit", "choice"),
        Ask(
            "price_includes",
            "line",
            helps=_("Such as: materials and a guide. If the price depends on something, say it."),
        ),
        Ask(
            "covered",
            "choice",
            helps=_("Whether schools can pay for it with the programme's money."),
        ),
    ),
)
ACCESS: Final = Question(
    "kas-var",
    _("Who can take part?"),
    ActivityPage,
    (
        Ask("accessibility", "many", helps=_("Mark only what you can promise.")),
        Ask(
            "accessibility_notes",
            "words",
            helps=_("Such as: the lift is 80 cm wide; there is a quiet room."),
        ),
        Ask(
            "risk_notes",
            "words",
            helps=_("Such as: we work with hot glue; goggles are given to everybody."),
        ),
    ),
)
LOOK: Final = Question(
    "ka-izskatas",
    _("What does it look like?"),
    ActivityPage,
    (Ask("picture", "picture", helps=_("A picture of what pupils do says most.")),),
)
QUESTIONS: Final = (WHAT, WHOM, WHERE, WHEN, COST, ACCESS, LOOK)
ACTIVITY: Final = Guide(ActivityPage, QUESTIONS, REQUIREMENTS, prefix="", picture="picture")
