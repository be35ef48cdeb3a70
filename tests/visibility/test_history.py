"""What earlier audits came to is kept, shown to all of the admin, and changed by nobody."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from people.groups import make_groups
from people.roles import ADMINISTRATOR, EDITOR
from tests.persons import client_of, make_person, signed_in
from visibility.audit.auditing import Audited
from visibility.audit.report import as_data, in_every_language
from visibility.audit.verdicts import Outcome, verdict
from visibility.audit.views import views_of
from visibility.audits import AuditRun, keep
from visibility.rules.rule import Limit
from visibility.rules.wording import figure, said

V7 = Limit(1, gettext_lazy("× emblem"), at_least=False)
VIEWS = "wagtailsnippets_visibility_auditrun"


def audited() -> Audited:
    """An audit of a page whose partner's logo is larger than the emblem in all of its views."""
    views = views_of("https://katalogs.example/lv/katalogs/")
    measured = said(gettext_lazy("%(times)s × emblem (%(name)s)"), times=figure(1.5, 2), name="img")
    failed = verdict("V7", measured, V7.said(), passed=False)
    whole = Audited(views=len(views))
    whole.outcomes["V1", Outcome.PASSED] = 7
    for view in views:
        whole.note(view, [failed], lambda _box: None)
    return whole


@pytest.mark.django_db
def test_an_audit_is_kept_and_shown() -> None:
    kept = keep(in_every_language(audited()))
    assert (kept.views, kept.passed, kept.failed_must, kept.incomplete) == (7, 7, 7, 0)
    client = client_of(EDITOR.name)
    assert "7" in client.get(reverse(f"{VIEWS}:list")).content.decode()
    shown = client.get(reverse(f"{VIEWS}:inspect", args=[kept.pk])).content.decode()
    assert "1.50 × emblem (img)" in shown
    assert "≤ 1 × emblem" in shown
    assert "https://katalogs.example/lv/katalogs/, 360 px, light" in shown


@pytest.mark.django_db
def test_an_audit_is_shown_in_the_language_of_who_reads_it() -> None:
    with translation.override("en"):
        kept = keep(in_every_language(audited()))
    make_groups()
    reader = make_person("lasa-latviski", language="lv")
    reader.groups.add(Group.objects.get(name=EDITOR.name))
    address = reverse(f"{VIEWS}:inspect", args=[kept.pk])
    assert "1,50 × " in signed_in(reader, "lv").get(address).content.decode()
    assert "1.50 × " in client_of(EDITOR.name).get(address).content.decode()


@pytest.mark.django_db
def test_an_audit_that_was_kept_in_one_language_is_still_shown() -> None:
    said_once = {"rule": "V6", "outcome": "failed", "measured": "#767676", "due": "≥ 7 : 1"}
    kept = AuditRun.objects.create(
        views=7,
        passed=280,
        failed_must=1,
        failed_others=0,
        incomplete=0,
        findings=[{**said_once, "views": ["https://katalogs.example/lv/"], "number": 1}],
    )
    shown = client_of(EDITOR.name).get(reverse(f"{VIEWS}:inspect", args=[kept.pk]))
    assert "#767676" in shown.content.decode()


def test_what_programs_go_by_is_the_same_in_every_language() -> None:
    by_language = in_every_language(audited())
    assert set(by_language) == {"lv", "en"}
    for name in ("rule", "outcome", "severity"):
        assert len({data["findings"][0][name] for data in by_language.values()}) == 1
    assert as_data(audited())["findings"][0]["outcome"] == "failed"


@pytest.mark.django_db
def test_nobody_changes_what_was_found() -> None:
    kept = keep(in_every_language(audited()))
    client = client_of(ADMINISTRATOR.name)
    for act in ("edit", "delete"):
        client.post(reverse(f"{VIEWS}:{act}", args=[kept.pk]), {"views": "1"})
    client.post(reverse(f"{VIEWS}:add"), {"views": "1"})
    assert AuditRun.objects.get().views == 7
