"""Where an activity is held: at a venue, at schools of some municipalities, online."""

from typing import Final

from django.utils.translation import gettext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.formats import AT_SCHOOL, ONLINE
from presentation.structured_data.blocks import CONTEXT, Setting, Thing, thing
from search.facets.municipality import comes_to, pupils_come

COUNTRY: Final = "LV"


def postal_address(street: str, municipality: str = "") -> Thing:
    """An address in Latvia; either part may be empty."""
    return thing(
        "PostalAddress",
        {"streetAddress": street, "addressLocality": municipality, "addressCountry": COUNTRY},
    )


def venue(activity: ActivityPage, provider: ProviderPage, setting: Setting) -> Thing:
    """The place to which pupils come; it is called as its provider where it has no name."""
    municipality = activity.municipality
    north, east = activity.latitude, activity.longitude
    return thing(
        "Place",
        {
            "name": setting.said(activity, "venue_name") or setting.said(provider, "name"),
            "address": postal_address(
                activity.address,
                setting.said(municipality, "label") if municipality else "",
            ),
            "geo": None
            if north is None or east is None
            else thing("GeoCoordinates", {"latitude": float(north), "longitude": float(east)}),
        },
    )


def area_served(activity: ActivityPage, setting: Setting) -> list[Thing]:
    """Where the schools are that it comes to: all of Latvia, or municipalities; or nowhere."""
    if activity.serves_all and AT_SCHOOL in _formats(activity):
        return [thing("Country", {"name": gettext("Latvia"), "identifier": COUNTRY})]
    known = setting.vocabularies
    return [
        thing(
            "AdministrativeArea",
            {"name": str(known.label("municipality", code, setting.language))},
        )
        for code in comes_to(activity, known)
    ]


def locations(activity: ActivityPage, provider: ProviderPage, setting: Setting) -> list[Thing]:
    """Everywhere that it is held, the venue first."""
    found = [venue(activity, provider, setting)] if pupils_come(activity) else []
    found += area_served(activity, setting)
    if ONLINE in _formats(activity):
        address = activity.booking_url or setting.address
        found.append(thing("VirtualLocation", {"url": address}))
    return found


def attendance(activity: ActivityPage) -> str:
    """How pupils take part: there, online, or either."""
    formats = _formats(activity)
    mode = "Offline" if ONLINE not in formats else "Online" if formats == {ONLINE} else "Mixed"
    return f"{CONTEXT}/{mode}EventAttendanceMode"


def course_mode(activity: ActivityPage) -> str:
    """The same in the words that courses have for it."""
    formats = _formats(activity)
    return "onsite" if ONLINE not in formats else "online" if formats == {ONLINE} else "blended"


def _formats(activity: ActivityPage) -> set[str]:
    return {term.code for term in activity.formats.all()}
