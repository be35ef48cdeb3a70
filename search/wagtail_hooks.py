"""The search's places in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _

from catalogue_pages.reports.attention import Attention, warn
from catalogue_pages.reports.placement import place
from search.oversight.report import SearchReportView
from search.oversight.troubles import troubles
from search.unfound.report import UnfoundReportView

place(UnfoundReportView, order=890)
place(SearchReportView, order=900)
warn(
    Attention(
        view=SearchReportView,
        heading=_("The search needs attention"),
        report=_("Report on the search"),
        troubles=troubles,
    )
)
