from datetime import timedelta

from django.db import migrations
from django.utils import timezone

DAYS = 90
"""No machine can read from a note until when it holds; editors have this long to say so."""


def into_consents(apps, _schema_editor):
    Picture = apps.get_model("media", "Picture")
    Consent = apps.get_model("media", "Consent")
    expires_on = timezone.localdate() + timedelta(days=DAYS)
    # Values, not pictures: those of which a file is missing would be measured.
    noted = Picture.objects.exclude(consent_note="").values_list("pk", "consent_note", "created_at")
    for key, note, created_at in list(noted):
        Consent.objects.create(
            picture_id=key,
            scope="catalogue",
            given_by=note.strip()[:200],
            note=note,
            given_on=timezone.localdate(created_at),
            expires_on=expires_on,
        )
        Picture.objects.filter(pk=key).update(shows_people=True)


def into_notes(apps, _schema_editor):
    Consent = apps.get_model("media", "Consent")
    Picture = apps.get_model("media", "Picture")
    for consent in Consent.objects.exclude(note="").order_by("pk").iterator():
        Picture.objects.filter(pk=consent.picture_id).update(consent_note=consent.note)


class Migration(migrations.Migration):
    dependencies = [("media", "0004_consents")]

    operations = [migrations.RunPython(into_consents, into_notes)]
