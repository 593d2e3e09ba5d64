"""An edit in words."""


def was(wrong: bytes, right: bytes) -> tuple[str, str]:
    """What stands there and what was signed; either is empty where a byte was lost or added."""
    now, then = (repr(part.decode("latin-1")) if part else "∅" for part in (wrong, right))
    return f"此处现为 {now}，原为 {then}。", f"It says {now} where {then} was signed."
