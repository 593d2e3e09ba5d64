"""The thresholds once more, copied from art. 4 by hand: independent of the code that is tested.

industry code: measure -> (small, medium, large), persons and 万元
"""

TABLE = {
    "A0111": {"revenue": (50, 500, 20000)},
    "C3911": {"staff": (20, 300, 1000), "revenue": (300, 2000, 40000)},
    "E471": {"revenue": (300, 6000, 80000), "assets": (300, 5000, 80000)},
    "F512": {"staff": (5, 20, 200), "revenue": (1000, 5000, 40000)},
    "F521": {"staff": (10, 50, 300), "revenue": (100, 500, 20000)},
    "G543": {"staff": (20, 300, 1000), "revenue": (200, 3000, 30000)},
    "G592": {"staff": (20, 100, 200), "revenue": (100, 1000, 30000)},
    "G602": {"staff": (20, 300, 1000), "revenue": (100, 2000, 30000)},
    "H611": {"staff": (10, 100, 300), "revenue": (100, 2000, 10000)},
    "H621": {"staff": (10, 100, 300), "revenue": (100, 2000, 10000)},
    "I642": {"staff": (10, 100, 2000), "revenue": (100, 1000, 100000)},
    "I651": {"staff": (10, 100, 300), "revenue": (50, 1000, 10000)},
    "K701": {"revenue": (100, 1000, 200000), "assets": (2000, 5000, 10000)},
    "K702": {"staff": (100, 300, 1000), "revenue": (500, 1000, 5000)},
    "L723": {"staff": (10, 100, 300), "assets": (100, 8000, 120000)},
    "M751": {"staff": (10, 100, 300)},
}
STEPS = ("micro", "small", "medium", "large")


def base_units(measure: str, value: int) -> int:
    """万元 in fen, persons as they are."""
    return value if measure == "staff" else value * 1_000_000


def class_of(code: str, **values: int) -> str:
    """The class of exact numbers in base units, by trying the classes from the top as the text says."""
    for at in (2, 1, 0):
        bounds = {measure: base_units(measure, three[at]) for measure, three in TABLE[code].items()}
        if all(values[measure] >= bound for measure, bound in bounds.items()):
            return STEPS[at + 1]
    return "micro"
