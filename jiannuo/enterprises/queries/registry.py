"""The registry's list: what was asked for, and which enterprises answer to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet

from jiannuo.enterprises.attributes.declared import QUALIFICATIONS
from jiannuo.enterprises.credit_code import normal
from jiannuo.enterprises.industries import activities
from jiannuo.enterprises.models import Enterprise, Qualification
from jiannuo.enterprises.sizing import CLASSES
from jiannuo.enterprises.wording import english, size_label, title_label
from jiannuo.kernel.now import today
from jiannuo.kernel.visible import Viewer, visible

NAMES = ("q", "street", "section", "size", "title", "building")
#: characters of a search
LONGEST = 60


@dataclass(frozen=True)
class Asked:
    """The filters of a list, by their names in the address; empty ones are left out."""

    filters: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> "Asked":
        """What an address asks for; PostgreSQL takes no NUL in a text."""
        cleaned = {name: sent.get(name, "").replace("\0", "").strip()[:LONGEST] for name in NAMES}
        return cls({name: text for name, text in cleaned.items() if text})

    @property
    def query(self) -> str:
        """As an address says it."""
        return urlencode(self.filters)


def found(viewer: Viewer, asked: Asked) -> QuerySet[Enterprise]:
    """The enterprises that ``viewer`` may see and that answer to what was asked, by name."""
    rows, filters = visible(viewer, Enterprise), asked.filters
    if words := filters.get("q"):
        rows = rows.filter(Q(name__icontains=words) | Q(credit_code__startswith=normal(words)))
    if street := filters.get("street"):
        rows = rows.filter(place_code__startswith=street)
    if section := filters.get("section"):
        rows = rows.filter(industry_code__startswith=section)
    if size := filters.get("size"):
        rows = rows.filter(size=size)
    if building := filters.get("building"):
        rows = rows.filter(building__icontains=building)
    if title := filters.get("title"):
        day = today()
        held = Qualification.objects.filter(
            Q(valid_until=None) | Q(valid_until__gte=day),
            enterprise=OuterRef("pk"),
            name=title,
            withdrawn_at=None,
            valid_from__lte=day,
        )
        rows = rows.filter(Exists(held))
    return rows


def choices() -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: (value, words)."""
    divisions = apps.get_model("places.Division").objects.on()
    streets = divisions.filter(level="street").order_by("code").values_list("code", "name")
    sections = [one for one in activities().values() if len(one.code) == 1]
    return {
        "streets": list(streets),
        "sections": [(one.code, f"{one.code} {one.english if english() else one.word}") for one in sections],
        "sizes": [(code, size_label(code)) for code in reversed(CLASSES)],
        "titles": [(word, title_label(word)) for word in QUALIFICATIONS],
    }
