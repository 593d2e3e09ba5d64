"""Keeping what the room saw, from the moment the meeting is held; and showing it again."""

from jiannuo.commitments.meetings.gathering import gather
from jiannuo.commitments.meetings.keeping import digest_of, kept, restored
from jiannuo.commitments.meetings.pack import Pack
from jiannuo.commitments.models import Meeting, MeetingPack
from jiannuo.kernel.happening import Happening
from jiannuo.kernel.models import Event


def freeze_pack(happening: Happening) -> None:
    """Write the pack of this moment. Its digest is in the event, and so in the log."""
    meeting = happening.matter
    assert isinstance(meeting, Meeting)
    content = kept(gather(meeting))
    digest = digest_of(content)
    happening.set(pack_digest=digest)

    def write(event: Event) -> None:
        MeetingPack.objects.create(meeting_id=meeting.pk, content=content, digest=digest, event=event)

    happening.after.append(write)


def pack_of(meeting: Meeting) -> Pack:
    """The pack as it was kept; of a meeting still to be held, as things stand now."""
    row = MeetingPack.objects.filter(meeting=meeting).first()
    return restored(row.content) if row else gather(meeting)
