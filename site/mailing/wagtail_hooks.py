"""The letters' places in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _

from catalogue_pages.reports.attention import Attention, warn
from catalogue_pages.reports.placement import place
from mailing.report import LettersReportView
from mailing.troubles import troubles

place(LettersReportView, order=910)
warn(
    Attention(
        view=LettersReportView,
        heading=_("Letters need attention"),
        report=_("Report on letters"),
        troubles=troubles,
    )
)
