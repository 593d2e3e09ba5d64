"""What the groups of a simulation are called: streets, sizes, trades and buildings by their names."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiannuo.enterprises.wording import industry_label, place_labels, size_label

#: in the order in which they are shown
DIMENSIONS: dict[str, str | Promise] = {
    "street": gettext_lazy("按街道"),
    "size": gettext_lazy("按规模"),
    "industry": gettext_lazy("按行业"),
    "building": gettext_lazy("按楼宇"),
}


def labels_of(dimension: str, keys: Sequence[str]) -> dict[str, str]:
    """The name of each key; a key that nobody knows stays as it is."""
    places = place_labels([key for key in keys if key]) if dimension == "street" else {}
    return {key: _label(dimension, key, places) if key else _("不详") for key in keys}


def _label(dimension: str, key: str, places: dict[str, str]) -> str:
    if dimension == "street":
        return places.get(key) or key
    if dimension == "industry":
        return industry_label(key) or key
    return (size_label(key) or key) if dimension == "size" else key
