"""The unified social credit code: 18 characters, the last one a check (GB 32100-2015).

What is wrong is said by position, and where one slip of the pen explains it, the repair with it.
"""

from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
#: places of the division in which it was registered
REGION = range(3, 9)
_VALUE = {sign: value for value, sign in enumerate(ALPHABET)}


@dataclass(frozen=True)
class CodeFault:
    """What is wrong: a sentence, the position counted from 1 (0: none in particular), and the code that was
    probably meant, "" where several are as likely."""

    sentence: str
    position: int = 0
    meant: str = ""


def normal(text: str) -> str:
    """Without blanks, in half width and capital letters."""
    kept = "".join(text.split()).replace("-", "")
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in kept).upper()


def check_sign(first: str) -> str:
    """The check character of the first 17. Raises KeyError on a character that is not allowed."""
    total = sum(_VALUE[sign] * weight for sign, weight in zip(first, WEIGHTS, strict=True))
    return ALPHABET[-total % len(ALPHABET)]


def with_check(first: str) -> str:
    """The whole code of its first 17 characters. Raises KeyError on a character that is not allowed."""
    return first + check_sign(first)


def fault(code: str) -> CodeFault | None:
    """What is wrong with ``code``, None if nothing is. Blanks, small letters and full width do not matter."""
    code = normal(code)
    if len(code) != LENGTH:
        return CodeFault(f"统一社会信用代码应为 18 位，现有 {len(code)} 位。")
    strange = [place for place, sign in enumerate(code, 1) if sign not in _VALUE]
    if strange:
        meant = _only(_replaced(code, strange[0])) if len(strange) == 1 else ""
        place = strange[0]
        sentence = f"第 {place} 位“{code[place - 1]}”不允许使用（不用 I、O、S、V、Z）"
        return CodeFault(f"{sentence}{_hint(code, meant)}。", place, meant)
    letters = [place for place in REGION if not code[place - 1].isdigit()]
    if letters:
        place = letters[0]
        return CodeFault(
            f"第 {place} 位“{code[place - 1]}”应为数字：第 3 至 8 位是登记机关行政区划码。", place
        )
    should = check_sign(code[:17])
    if code[17] == should:
        return None
    meant = _only(_swapped(code))
    sentence = f"第 18 位校验码不符：按前 17 位计算应为“{should}”，现为“{code[17]}”"
    return CodeFault(f"{sentence}{_hint(code, meant)}。", 18, meant)


def valid(code: str) -> bool:
    """Whether it is a code in the form in which codes are kept."""
    return code == normal(code) and fault(code) is None


def _replaced(code: str, place: int) -> list[str]:
    """Codes with another character at the place."""
    tries = (code[: place - 1] + sign + code[place:] for sign in ALPHABET)
    return [one for one in tries if _holds(one)]


def _swapped(code: str) -> list[str]:
    """Codes with two neighbours the other way round. Any one character could be changed to fit, so only an
    exchange tells something."""
    tries = {code[:at] + code[at + 1] + code[at] + code[at + 2 :] for at in range(LENGTH - 1)} - {code}
    return [one for one in tries if _holds(one)]


def _holds(code: str) -> bool:
    return all(sign in _VALUE for sign in code) and check_sign(code[:17]) == code[17]


def _only(found: list[str]) -> str:
    return found[0] if len(found) == 1 else ""


def _hint(code: str, meant: str) -> str:
    if not meant:
        return ""
    places = [at for at in range(LENGTH) if code[at] != meant[at]]
    if len(places) == 1:
        return f"，是否应为“{meant[places[0]]}”（{meant}）"
    return f"，是否第 {places[0] + 1}、{places[1] + 1} 位写反了（{meant}）"
