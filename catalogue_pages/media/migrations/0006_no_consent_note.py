from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("media", "0005_consent_notes")]

    operations = [migrations.RemoveField("picture", "consent_note")]
