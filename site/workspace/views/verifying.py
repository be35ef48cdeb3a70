"""“Still true”: one press for an activity that is to be looked through."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.publication.gate import PublicationError
from editorial.freshness.verifying import NotPublicError, verify
from workspace.mine import Mine


@require_POST
def still_true(request: HttpRequest, mine: Mine, activity: ActivityPage) -> HttpResponse:
    """Note that an activity is still true; what was hidden for want of that comes back."""
    try:
        verified = verify(activity.pk, mine.person)
    except NotPublicError:
        messages.error(request, _("It is not in the catalogue: there is nothing to confirm yet."))
    except PublicationError as error:
        said = " ".join(str(refusal.message) for refusal in error.refusals)
        messages.error(request, f"{_('It cannot be shown as it is.')} {said}")
    else:
        day = date_format(verified.review_due, "DATE_FORMAT") if verified.review_due else ""
        messages.success(request, _("Thank you. We shall ask again by %(day)s.") % {"day": day})
    return redirect("workspace:edit", activity.public_id)
