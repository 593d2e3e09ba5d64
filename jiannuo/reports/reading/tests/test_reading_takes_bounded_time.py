"""A text made to be slow takes no longer for each character than any other: seconds, never hours.

The time of each pattern below once grew with the square of its length, or faster. Of a text four
times as long, four times the time is expected, sixteen times would be the square, nine lies between.
"""

import time

import pytest

from jiannuo.reports.reading import read

_FRAME = "某某区政府工作报告\n\n一、2023年工作回顾\n\n{0}\n\n二、2024年主要任务\n\n{0}\n"
_SHORT = 4000


def seconds(unit: str, length: int) -> float:
    text = _FRAME.format((unit * (length // len(unit) + 1))[: length // 2])
    began = time.process_time()
    read(text)
    return time.process_time() - began


@pytest.mark.parametrize("unit", ["1", "1 ", "7.5%、", "一、"])
def test_four_times_the_length_takes_no_square_of_the_time(unit: str) -> None:
    read(_FRAME.format("增长5%。"))  # dictionaries are loaded
    short = seconds(unit, _SHORT)
    assert seconds(unit, 4 * _SHORT) < 9 * short + 0.2
