from datetime import UTC, datetime

import django.db.models.deletion
from django.db import migrations, models

from jiannuo.kernel.carrying import fill, follow, unfollow

CARRIED = {
    "loop": models.CharField(max_length=64, default=""),
    "state": models.CharField(max_length=32, default=""),
    "lead": models.ForeignKey(
        "people.unit",
        django.db.models.deletion.DO_NOTHING,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    ),
    "place_code": models.CharField(max_length=12, default=""),
    "opened_at": models.DateTimeField(default=datetime(1970, 1, 1, tzinfo=UTC)),
    "moved_at": models.DateTimeField(default=datetime(1970, 1, 1, tzinfo=UTC)),
    "due_at": models.DateTimeField(null=True),
    "closed_at": models.DateTimeField(null=True),
}


class Migration(migrations.Migration):
    dependencies = [("kernel", "0005_personal_is_erased"), ("people", "0001_initial")]
    operations = [
        migrations.RemoveIndex("involvement", name="involvement_by_unit"),
        migrations.RemoveIndex("matter", name="matter_published"),
        *(
            migrations.AddField("involvement", name, field, preserve_default=False)
            for name, field in CARRIED.items()
        ),
        migrations.RunPython(lambda apps, editor: fill(), migrations.RunPython.noop),
        migrations.AddIndex(
            "involvement",
            models.Index(
                fields=[
                    "unit",
                    "-moved_at",
                    "-matter",
                    "loop",
                    "state",
                    "lead",
                    "place_code",
                    "opened_at",
                    "due_at",
                    "closed_at",
                ],
                name="involvement_in_lists",
            ),
        ),
        migrations.AddIndex(
            "matter",
            models.Index(
                fields=[
                    "-moved_at",
                    "-id",
                    "loop",
                    "state",
                    "lead",
                    "place_code",
                    "opened_at",
                    "due_at",
                    "closed_at",
                ],
                name="matter_public_in_lists",
                condition=models.Q(published=True),
            ),
        ),
        migrations.AddIndex("matter", models.Index(fields=["-opened_at"], name="matter_by_beginning")),
        migrations.RunPython(lambda apps, editor: follow(), lambda apps, editor: unfollow()),
    ]
