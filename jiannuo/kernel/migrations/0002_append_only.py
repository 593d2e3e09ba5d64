from django.db import migrations

from jiannuo.kernel.append_only import protect, unprotect

NUMBER_BY_TRANSACTION = (
    "ALTER TABLE kernel_event ALTER COLUMN xid SET DEFAULT (pg_current_xact_id()::text::bigint)"
)


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NUMBER_BY_TRANSACTION)
    protect()


def backwards(apps, schema_editor):
    unprotect()


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
