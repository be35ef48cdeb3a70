from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("media", "0002_initial")]

    operations = [migrations.RenameField("picture", "decorative", "is_decorative")]
