"""Money in words, from whole fen, in the language of the page."""

from decimal import ROUND_FLOOR, Decimal

from django.utils.translation import get_language

#: fen
_YUAN, _WAN, _YI = 100, 1_000_000, 10_000_000_000


def yuan(fen: int) -> str:
    """To the fen: ``62.5万元``, ``12,345.67元``; in English ``CNY 625,000``."""
    if _english():
        return f"CNY {_plain(Decimal(fen) / _YUAN)}"
    if abs(fen) >= _WAN and fen % (_WAN // 100) == 0:
        return f"{_plain(Decimal(fen) / _WAN)}万元"
    return f"{_plain(Decimal(fen) / _YUAN)}元"


def about(fen: int) -> str:
    """Rounded towards less, so that nobody is promised more: ``1.23亿元``, ``62.53万元``."""
    if _english():
        return f"CNY {_plain(Decimal(fen // _YUAN))}"
    for unit, word in ((_YI, "亿元"), (_WAN, "万元")):
        if abs(fen) >= unit:
            return f"{_plain((Decimal(fen) / unit).quantize(Decimal('0.01'), ROUND_FLOOR))}{word}"
    return f"{_plain(Decimal(fen // _YUAN))}元"


def _plain(amount: Decimal) -> str:
    """With commas, without useless zeros."""
    text = f"{amount:,.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _english() -> bool:
    return (get_language() or "").startswith("en")
