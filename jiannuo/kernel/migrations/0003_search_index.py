from django.db import migrations

from jiannuo.kernel.searching.index import create, drop


class Migration(migrations.Migration):
    dependencies = [("kernel", "0002_append_only")]
    operations = [migrations.RunPython(lambda apps, editor: create(), lambda apps, editor: drop())]
