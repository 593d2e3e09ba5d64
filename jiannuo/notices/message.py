"""Message classes: what a notice is called, says, and how much it may disturb.

An app declares its own in ``<app>/notices.py``, one class per message; the class is the message,
nobody makes instances. A notice keeps no rendered text: title and body are made when it is read, in
the reader's language and from what the reader may see today.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiannuo.kernel.models import Event, Matter

Label = str | Promise

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

_messages: dict[str, type["Message"]] = {}


@dataclass(frozen=True)
class Told:
    """One notice as its reader meets it."""

    #: None where the notice has none, or the reader may see it no longer
    matter: Matter | None
    event: Event | None
    at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)
    #: a level of the message's ``levels``, "" where it has none
    level: str = ""

    @property
    def name(self) -> str:
        """The matter's title; without a matter that may be seen, a word that gives nothing away."""
        return self.matter.title if self.matter else _("一件事项")


class Message:
    """Subclass it and set ``key`` (``app.what_happened``) and ``label``."""

    key: ClassVar[str] = ""
    label: ClassVar[Label] = ""
    #: a Tabler icon
    icon: ClassVar[str] = "mail"
    #: messages of one class to one account within this time are one item in the inbox
    window: ClassVar[timedelta] = HOUR
    #: may break through quiet hours, where the account has said so
    urgent: ClassVar[bool] = False
    #: whether channels outside may say that there is one (they never say what it is about)
    leaves: ClassVar[bool] = True
    #: kinds of this message from mild to grave, e.g. those of an alarm
    levels: ClassVar[Mapping[str, Label]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not cls.key:
            return
        if cls.key in _messages and _messages[cls.key].__module__ != cls.__module__:
            raise ValueError(f"two messages are called {cls.key}")
        _messages[cls.key] = cls

    @classmethod
    def level(cls, payload: Mapping[str, Any]) -> str:
        """Which of ``levels`` a notice with this payload is."""
        return ""

    @classmethod
    def disturbs(cls, level: str) -> bool:
        """Whether one of this level is urgent."""
        return cls.urgent

    @classmethod
    def title(cls, told: Told) -> str:
        """One line for a notice that came alone."""
        return _("%(label)s：%(matter)s") % {"label": cls.label, "matter": told.name}

    @classmethod
    def body(cls, told: Told) -> str:
        """What else the reader should know; empty when the title says it all."""
        return ""

    @classmethod
    def digest(cls, count: int) -> str:
        """One line for ``count`` notices that were taken together."""
        return ngettext("%(label)s：%(count)d 件", "%(label)s：%(count)d 件", count) % {
            "label": cls.label,
            "count": count,
        }

    @classmethod
    def outside(cls, count: int) -> str:
        """What may be said outside: how many of which class, and never which."""
        return cls.digest(count)


def message_of(key: str) -> type[Message] | None:
    """The message class called ``key``, None if no installed app declares one."""
    return _messages.get(key)


def all_messages() -> list[type[Message]]:
    """Every declared message class, by key."""
    return [_messages[key] for key in sorted(_messages)]


def forget(message: type[Message]) -> None:
    """Take a message class out of the register: for tests that declare their own."""
    _messages.pop(message.key, None)
