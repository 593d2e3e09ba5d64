"""What one portion of a check brought."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Portion:
    """Where to go on (None: this part is through), how many things were checked, and what is wrong."""

    following: int | None
    checked: int = 0
    findings: list[str] = field(default_factory=list)
