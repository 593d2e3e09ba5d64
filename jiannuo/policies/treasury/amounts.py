"""Yuan as people write them, into whole fen."""

from decimal import Decimal, InvalidOperation


def fen_of(written: str) -> int:
    """``1,234.5`` → 123450. Raises ValueError for anything that is no amount of whole fen."""
    try:
        amount = Decimal(written.replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        raise ValueError(written) from None
    if not amount.is_finite() or amount.adjusted() > 15 or amount * 100 != int(amount * 100):
        raise ValueError(written)
    return int(amount * 100)


def written(fen: int) -> str:
    """12345 → ``123.45``: what a bank's file holds."""
    return f"{fen // 100}.{fen % 100:02d}"
