"""The meter of completeness, for any form that edits an activity."""

from typing import Any

from django import template

from catalogue_pages.activities.meter import meters
from catalogue_pages.activities.models import ActivityPage

register = template.Library()


@register.inclusion_tag("completeness/meter.html")
def completeness_meter(activity: ActivityPage) -> dict[str, Any]:
    """How complete an activity is in each language, with links to the fields that lack something.

    Inside a form whose fields are named like the activity's, a script keeps it true while somebody
    types.
    """
    return {"meters": meters(activity)}
