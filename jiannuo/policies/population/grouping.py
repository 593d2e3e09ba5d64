"""By what figures are broken down: street, building, size, trade."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiannuo.enterprises.models import Enterprise

#: by what figures are broken down -> how many characters of which column
GROUPS = {
    "street": ("place_code", 9),
    "building": ("building", None),
    "size": ("size", None),
    "industry": ("industry_code", 1),
}


def groups_of(ids: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    """By dimension what each of the enterprises ``ids`` belongs to, "" where it is not known."""
    columns = [column for column, _length in GROUPS.values()]
    rows = {pk: told for pk, *told in Enterprise.objects.order_by().values_list("pk", *columns)}
    none = [""] * len(columns)
    return {
        name: np.array([rows.get(pk, none)[at][:length] for pk in ids.tolist()], dtype=object)
        for at, (name, (_column, length)) in enumerate(GROUPS.items())
    }
