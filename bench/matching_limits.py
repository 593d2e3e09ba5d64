"""What the machine itself can do, measured beside the engines: words ANDed in the cache, memory read once."""

import time
from statistics import median

import numpy as np


def and_rate(kilobytes: int, rounds: int = 5) -> float:
    """Bytes a second over three streams (two read, one written) of so many KB each."""
    words = kilobytes * 1024 // 8
    left, right, into = (np.full(words, 3, np.uint64) for _ in range(3))
    repeats = max(1, 200_000_000 // (words * 24))
    rates = []
    for _ in range(rounds):
        began = time.perf_counter()
        for _ in range(repeats):
            np.bitwise_and(left, right, out=into)
        rates.append(repeats * words * 24 / (time.perf_counter() - began))
    return median(rates)


def read_rate(megabytes: int = 1024, rounds: int = 5) -> float:
    """Bytes a second of one stream out of memory, both cores if the library uses them."""
    numbers = np.full(megabytes * 1024 * 1024 // 8, 3, np.float64)
    rates = []
    for _ in range(rounds):
        began = time.perf_counter()
        np.dot(numbers, numbers)
        rates.append(numbers.nbytes / (time.perf_counter() - began))
    return median(rates)
