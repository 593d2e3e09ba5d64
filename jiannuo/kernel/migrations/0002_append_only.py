from django.db import migrations

from jiannuo.kernel.append_only import protect, unprotect

NUMBER_BY_TRANSACTION = (
    "ALTER TABLE kernel_event ALTER COLUMN xid SET DEFAULT (pg_current_xact_id()::text::bigint)"
)
#: the sequencer asks for the latest transactions again and again
INDEX_BY_TRANSACTION = "CREATE INDEX kernel_event_by_transaction ON kernel_event (xid)"


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NUMBER_BY_TRANSACTION)
        schema_editor.execute(INDEX_BY_TRANSACTION)
    protect()


def backwards(apps, schema_editor):
    unprotect()
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX kernel_event_by_transaction")


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
