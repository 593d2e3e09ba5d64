"""Bulk work without the garbage collector going through millions of new objects again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the cyclic collector off while many objects are made, which are all kept or soon let go.

    Halves the time of reading a million facts. Reference counting works on; where the collector was off
    already, it stays off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
