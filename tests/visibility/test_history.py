"""What earlier audits came to is kept, shown to all of the admin, and changed by nobody."""

import pytest
from django.urls import reverse

from people.roles import ADMINISTRATOR, EDITOR
from tests.persons import client_of
from visibility.audit.auditing import Audited, Finding
from visibility.audit.report import as_data
from visibility.audit.verdicts import Outcome, verdict
from visibility.audit.views import views_of
from visibility.audits import AuditRun, keep

VIEWS = "wagtailsnippets_visibility_auditrun"


def audited() -> Audited:
    """An audit of a page whose partner's logo is larger than the emblem in all of its views."""
    views = views_of("https://katalogs.example/lv/katalogs/")
    failed = verdict("V7", "1.50 × emblem (img)", "≤ 1 × emblem", passed=False)
    whole = Audited(views=len(views))
    whole.outcomes.update({("V7", Outcome.FAILED): 7, ("V1", Outcome.PASSED): 7})
    whole.findings["V7", failed.outcome, failed.measured, failed.due] = Finding(failed, [*views])
    return whole


@pytest.mark.django_db
def test_an_audit_is_kept_and_shown() -> None:
    kept = keep(as_data(audited()))
    assert (kept.views, kept.passed, kept.failed_must, kept.incomplete) == (7, 7, 7, 0)
    client = client_of(EDITOR.name)
    assert "7" in client.get(reverse(f"{VIEWS}:list")).content.decode()
    shown = client.get(reverse(f"{VIEWS}:inspect", args=[kept.pk])).content.decode()
    assert "1.50 × emblem (img)" in shown
    assert "https://katalogs.example/lv/katalogs/, 360 px, light" in shown


@pytest.mark.django_db
def test_nobody_changes_what_was_found() -> None:
    kept = keep(as_data(audited()))
    client = client_of(ADMINISTRATOR.name)
    for act in ("edit", "delete"):
        client.post(reverse(f"{VIEWS}:{act}", args=[kept.pk]), {"views": "1"})
    client.post(reverse(f"{VIEWS}:add"), {"views": "1"})
    assert AuditRun.objects.get().views == 7
