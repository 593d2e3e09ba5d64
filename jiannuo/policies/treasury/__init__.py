"""The way to the treasury and back: the payment file that goes out, the receipts that come in."""

from jiannuo.policies.treasury.payment_file import File, payment_file
from jiannuo.policies.treasury.receipts import Taken, take_receipts

__all__ = ["File", "Taken", "payment_file", "take_receipts"]
