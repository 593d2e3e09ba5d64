"""What a form was sent with."""

from uuid import uuid4

from jiannuo.people.request import Request


def key_of(request: Request) -> str:
    """The number of the form: sent twice, it does its work once. A new one for a form never sent."""
    given = request.POST.get("key", "")
    return given if 16 <= len(given) <= 40 else uuid4().hex
