"""An activity in the words of schema.org: an event where it has dates, otherwise what it teaches.

See docs/structured-data.md for which type is chosen, and why.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.duration import duration_iso_string
from django.utils.timezone import localtime, now
from django.utils.translation import gettext

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.providers.models import ProviderPage
from presentation.questions import DATES_SHOWN
from presentation.structured_data.audiences import age_range, audience, levels
from presentation.structured_data.blocks import CONTEXT, Setting, Thing, thing
from presentation.structured_data.offers import is_free, offer
from presentation.structured_data.organizations import grant, provider_named
from presentation.structured_data.places import attendance, course_mode, locations

COURSE: Final = "hobby-programme"
"""The kind of activity that is a series of lessons, however often pupils come."""
SHARED: Final = (
    *("formats", "grades", "languages", "occurrences", "skills", "subjects"),
    "municipalities_served",
)
"""What this and the page's facts both read: held in memory, it is asked for once."""


def described(
    activity: ActivityPage, provider: ProviderPage, images: list[str], setting: Setting
) -> Thing:
    """Everything that an activity's page says of it; `images` are addresses, the best first.

    It asks the database only for what the page asks for after it, and keeps that in memory.
    """
    for name in SHARED:
        if name != "municipalities_served" or not activity.serves_all:
            getattr(activity, name).get_object_list()
    about = _about(activity, provider, images, setting)
    coming = _coming(activity)
    if coming:
        return _dated(activity, provider, coming, about, setting)
    if activity.kind.code == COURSE or (activity.visits or 0) > 1:
        return _course(activity, provider, about, setting)
    return thing("LearningResource", {**about, **_as_work(activity, provider, setting)})


def _about(
    activity: ActivityPage, provider: ProviderPage, images: list[str], setting: Setting
) -> Thing:
    """What both an event and a work may say."""
    funded = grant(activity.funding_operation, setting)
    terms = [activity.field, *activity.subjects.all()]
    notice = gettext("It shows how the catalogue works and is not a current offer of the provider.")
    return {
        "@id": activity.public_id.urn,
        "identifier": str(activity.public_id),
        "url": setting.address,
        "name": setting.said(activity, "name"),
        "description": setting.said(activity, "summary"),
        "disambiguatingDescription": f"{gettext('Demonstration entry.')} {notice}"
        if activity.demonstration
        else None,
        "image": images,
        "inLanguage": [term.code for term in activity.languages.all()],
        "about": [thing("DefinedTerm", {"name": setting.said(term, "label")}) for term in terms],
        "keywords": _parts(setting.said(activity, "topics")),
        "teaches": [setting.said(skill, "label") for skill in activity.skills.all()],
        "audience": audience(),
        "typicalAgeRange": age_range({grade.code for grade in activity.grades.all()}),
        "educationalLevel": levels(activity, setting),
        "isAccessibleForFree": is_free(activity),
        "offers": offer(activity, provider, setting),
        "funding": funded,
        "funder": funded["funder"] if funded else None,
    }


def _dated(
    activity: ActivityPage,
    provider: ProviderPage,
    coming: list[Occurrence],
    about: Mapping[str, Any],
    setting: Setting,
) -> Thing:
    """The event, or the series of those that the page names, each with its own time."""
    held = {
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": attendance(activity),
        "location": locations(activity, provider, setting),
        "organizer": provider_named(provider, setting),
        "duration": _length(activity.duration_minutes),
        "maximumAttendeeCapacity": activity.group_max,
    }
    if len(coming) == 1:
        return thing("EducationEvent", {**about, **held, **_time(coming[0])})
    first, last = coming[0], coming[-1]
    own = {name: about.get(name) for name in ("name", "description", "url", "image", "offers")}
    each = [thing("EducationEvent", {**own, **held, **_time(one)}) for one in coming]
    span = {
        "startDate": _time(first)["startDate"],
        "endDate": _moment(last.ends_at or last.starts_at),
    }
    return thing(["EventSeries", "EducationEvent"], {**about, **held, **span, "subEvent": each})


def _course(
    activity: ActivityPage, provider: ProviderPage, about: Mapping[str, Any], setting: Setting
) -> Thing:
    instance = thing(
        "CourseInstance",
        {
            "courseMode": course_mode(activity),
            "courseWorkload": _length((activity.duration_minutes or 0) * (activity.visits or 1)),
            "eventAttendanceMode": attendance(activity),
            "location": locations(activity, provider, setting),
            "maximumAttendeeCapacity": activity.group_max,
        },
    )
    work = _as_work(activity, provider, setting)
    return thing("Course", {**about, **work, "hasCourseInstance": instance})


def _as_work(activity: ActivityPage, provider: ProviderPage, setting: Setting) -> Thing:
    return {
        "provider": provider_named(provider, setting),
        "learningResourceType": setting.said(activity.kind, "label"),
        "timeRequired": _length(activity.duration_minutes),
    }


def _coming(activity: ActivityPage) -> list[Occurrence]:
    """The dates that the page names: what machines are told, people see, too."""
    moment = now()
    coming = [one for one in activity.occurrences.all() if (one.ends_at or one.starts_at) >= moment]
    return coming[:DATES_SHOWN]


def _time(occurrence: Occurrence) -> Thing:
    ends = occurrence.ends_at
    return {
        "startDate": _moment(occurrence.starts_at),
        "endDate": _moment(ends) if ends else None,
    }


def _moment(moment: datetime) -> str:
    return localtime(moment).isoformat(timespec="minutes")


def _length(minutes: int | None) -> str:
    return duration_iso_string(timedelta(minutes=minutes)) if minutes else ""


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
