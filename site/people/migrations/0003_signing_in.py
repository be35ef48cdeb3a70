from django.core.management import call_command
from django.db import migrations, models


def make_shared_cache(apps, schema_editor):
    """The table in which all processes count attempts to sign in (`CACHES["shared"]`)."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_memberships")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="session_series",
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="user",
            name="erased_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="erased"
            ),
        ),
        migrations.RunPython(make_shared_cache, migrations.RunPython.noop),
    ]
