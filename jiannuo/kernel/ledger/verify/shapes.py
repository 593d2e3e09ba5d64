"""Whether JSON has the shape a format asks for."""

import re
from dataclasses import replace
from typing import Any

from jiannuo.kernel.ledger.verify.findings import Kind, Place, WrongError

_digest = re.compile(r"[0-9a-f]{64}").fullmatch


def expect(value: Any, shape: dict[str, type], place: Place, also: str = "") -> None:
    """Raise WrongError unless ``value`` is an object with exactly the keys of ``shape`` (and ``also``)."""
    keys = shape.keys() | ({also} if also else set())
    if not isinstance(value, dict) or value.keys() != keys:
        found = set(value) if isinstance(value, dict) else set()
        wrong = min(found ^ keys, default=place.field)
        raise WrongError(Kind.MALFORMED, replace(place, field=wrong))
    for key, kind in shape.items():
        if type(value[key]) is not kind:
            raise WrongError(
                Kind.MALFORMED,
                replace(place, field=key),
                (f"{key} 应为 {kind.__name__}。", f"{key} must be {kind.__name__}."),
            )


def digest_of(value: Any, place: Place) -> bytes:
    """The 32 bytes written as ``value``; raises WrongError unless it is 64 digits in lower case."""
    if not isinstance(value, str) or not _digest(value):
        raise WrongError(
            Kind.MALFORMED, place, ("应为 64 位小写十六进制。", "64 hexadecimal digits expected.")
        )
    return bytes.fromhex(value)
