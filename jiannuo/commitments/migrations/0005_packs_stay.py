from django.db import migrations

from jiannuo.kernel.append_only import protect, unprotect

TABLES = ("commitments_meetingpack",)


def forwards(apps, schema_editor):
    protect(TABLES)


def backwards(apps, schema_editor):
    unprotect(TABLES)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0004_dispatch_meetings")]
    operations = [migrations.RunPython(forwards, backwards)]
