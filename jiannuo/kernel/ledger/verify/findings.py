"""What can be wrong with a receipt or an export, in one word, in two languages, and as an exit code.

No translation machinery here: whoever checks a receipt has this program and nothing else, and may read either
language. So both are always printed.
"""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """The kind of a finding: its word, the exit code of ``jiannuo verify``, Chinese, English."""

    MALFORMED = ("malformed", 3, "文件不符合格式", "The file is not in the format")
    SIGNATURE = (
        "signature",
        4,
        "检查点没有该公钥的有效签名",
        "The checkpoint carries no valid signature by this key",
    )
    ROOT = ("root", 5, "内容与签名的根哈希不符", "What is here does not lead to the signed root")
    CHAIN = ("chain", 6, "事项的事件链断开", "The matter's chain of events is broken")
    CHANGED = ("changed", 7, "记录被改动", "The record was changed")
    OPENING = (
        "opening",
        8,
        "出示的内容与承诺值不符",
        "The field shown is not what was committed to",
    )
    MISSING = ("missing", 9, "缺少记录", "A record is missing")
    EXTRA = ("extra", 10, "多出或重复的记录", "A record is there twice or does not belong here")
    TRUNCATED = ("truncated", 11, "文件不完整，被截断", "The file is cut off")

    def __init__(self, word: str, exit_code: int, zh: str, en: str) -> None:
        self.word, self.exit_code, self.zh, self.en = word, exit_code, zh, en


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong, as far as it is known. Lines count from 1, bytes and indexes from 0."""

    file: str = ""
    line: int | None = None
    byte: int | None = None
    index: int | None = None
    matter: int | None = None
    seq: int | None = None
    field: str = ""

    def words(self) -> str:
        """The known parts, as ``name=value``."""
        named = {name: getattr(self, name) for name in Place.__slots__}
        return " ".join(f"{name}={_plain(value)}" for name, value in named.items() if value not in (None, ""))


class WrongError(Exception):
    """The first thing that is wrong, and where. ``hint`` is in both languages: (Chinese, English)."""

    def __init__(self, kind: Kind, place: Place, hint: tuple[str, str] = ("", "")) -> None:
        super().__init__(f"{kind.word} {place.words()}")
        self.kind, self.place, self.hint = kind, place, hint

    def lines(self) -> list[str]:
        """What to print: one line for programs, one in Chinese, one in English."""
        zh, en = self.hint
        return [
            f"WRONG {self.kind.word} {self.place.words()}".rstrip(),
            f"{self.kind.zh}。{zh}",
            f"{self.kind.en}. {en}".rstrip(),
        ]


@dataclass(frozen=True, slots=True)
class Sound:
    """Nothing is wrong: what was checked."""

    origin: str
    size: int
    root: str
    events: int
    matters: int
    opened: int
    others: tuple[str, ...]
    #: a line for each personal field that was destroyed since
    erased: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """What to print: one line for programs, one in Chinese, one in English, one an erased field."""
        gone = len(self.erased)
        gone_zh = f"另有 {gone} 项个人信息已按规定删除。" if gone else ""
        gone_en = f" Personal fields erased: {gone}." if gone else ""
        unknown_zh = f"未核对的其他签名：{'、'.join(self.others)}。" if self.others else ""
        unknown_en = f" Signatures not checked: {', '.join(self.others)}." if self.others else ""
        return [
            f"SOUND origin={self.origin} size={self.size} root={self.root} events={self.events}"
            f" matters={self.matters} opened={self.opened}",
            f"完好：{self.matters} 个事项的 {self.events} 条记录与 {self.origin} 签名的账本一致，"
            f"核对了出示的 {self.opened} 项内容。{gone_zh}{unknown_zh}",
            f"Sound: {self.events} events of {self.matters} matters are in the log that {self.origin} signed;"
            f" {self.opened} fields shown were checked.{gone_en}{unknown_en}",
            *self.erased,
        ]


def _plain(value: object) -> str:
    """What a file says, without line breaks and signs that would make the output say something else."""
    text = str(value)
    return text if text.isprintable() and " " not in text else ascii(text)
