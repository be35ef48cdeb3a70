"""What people decided about the rules of visibility, what they met, and an audit by them."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from tests.visibility.asked import make_question
from tests.webhooks.told import make_told
from visibility.models import (
    Answer,
    AuditRun,
    Evidence,
    Obligation,
    PublicationException,
    Threshold,
)


def make_decisions(page: Page) -> None:
    """A threshold, an exception that has ended and one in force, audits, and questions."""
    Threshold.objects.create(rule="V6", value=7, reason="Vadlīnijas")
    for days in (-1, 30):
        PublicationException.objects.create(
            page=page,
            rule="V2-written",
            reason="Nosaukums ir reģistrēts tāds",
            ends_on=timezone.localdate() + timedelta(days=days),
        )
    failed = {
        "rule": "V6",
        "outcome": "failed",
        "number": 1,
        "said": {
            "lv": {
                "measured": "#767676, 4,5 : 1",
                "due": "≥ 7 : 1",
                "views": ["https://katalogs.example/lv/, 360 px, gaišs"],
            },
            "en": {
                "measured": "#767676, 4.5 : 1",
                "due": "≥ 7 : 1",
                "views": ["https://katalogs.example/lv/, 360 px, light"],
            },
        },
    }
    for number in range(5):
        AuditRun.objects.create(
            views=7, passed=280, failed_must=1, failed_others=number, incomplete=60 - number
        )
    AuditRun.objects.create(
        views=7, passed=280, failed_must=1, failed_others=0, incomplete=0, findings=[failed]
    )
    make_told()
    make_question()
    asked = make_question(width=1280)
    Answer.objects.create(question=asked, said="no", note="Emblēma pazūd galvenē.")


def obliged() -> dict[str, object]:
    """What stands for the parameters of what shows that obligations were met."""
    proof = Evidence.objects.select_related("obligation").order_by("pk")[0]
    late = timezone.localdate() - timedelta(days=3)
    Obligation.objects.filter(kind="figures").update(due_on=late)
    return {
        "obligation_evidence number": proof.obligation_id,
        "obligation_evidence_file number": proof.pk,
        "operation_figures number": proof.obligation.operation_id,
        "operation_material number": proof.obligation.operation_id,
        "wagtailsnippets_visibility_obligation pk": proof.obligation_id,
    }
