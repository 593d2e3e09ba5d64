from django.db import migrations

from jiannuo.kernel.append_only import protect, unprotect

TABLES = ("policies_entry",)


def forwards(apps, schema_editor):
    protect(TABLES)


def backwards(apps, schema_editor):
    unprotect(TABLES)


class Migration(migrations.Migration):
    dependencies = [("policies", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
