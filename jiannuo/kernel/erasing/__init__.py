"""Erasing personal facts: value and salt are destroyed, the event and every proof of it stay.

Who erased which fields when, and on what ground, is an event of the matter itself; what was erased is
nowhere in it. 个人信息保护法 art. 47: the processor erases on its own when a ground arises, and at the
request of the person concerned.
"""

from jiannuo.kernel.erasing.asking import ASK, ASKED, ask_erasure, asked_for
from jiannuo.kernel.erasing.copies import forget_with, still_said, without
from jiannuo.kernel.erasing.destroying import ERASE, ERASERS, erase, planned
from jiannuo.kernel.erasing.fields import GROUND, REASON, may_erase, name_of, personal_of

__all__ = [
    "ASK",
    "ASKED",
    "ERASE",
    "ERASERS",
    "GROUND",
    "REASON",
    "ask_erasure",
    "asked_for",
    "erase",
    "forget_with",
    "may_erase",
    "name_of",
    "personal_of",
    "planned",
    "still_said",
    "without",
]
