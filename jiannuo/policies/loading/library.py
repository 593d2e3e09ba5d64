"""Loading the library: what is there stays as it is, whoever changed it; only what is missing is added."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from jiannuo.enterprises.tagging import TAGS
from jiannuo.kernel.now import frozen_at, now, today
from jiannuo.kernel.refusal import Refused
from jiannuo.people.models import Unit
from jiannuo.policies.library.parameters import PARAMETERS
from jiannuo.policies.library.policy import Edition, LibraryPolicy
from jiannuo.policies.library.reading import policies
from jiannuo.policies.loading.actors import Actors
from jiannuo.policies.loading.pools import pool_for
from jiannuo.policies.loading.shifting import moved_to
from jiannuo.policies.loading.versions import bring
from jiannuo.policies.models import Parameter, Policy, Version
from jiannuo.policies.rematching.versions import region_here

#: tags of the library -> what enterprises choose by; what is missing has the same name, or none
TAGS_OF = {
    "tech": "innovation",
    "computing": "innovation",
    "jobs": "hiring",
    "premises": "rent",
    "industry": "manufacturing",
}


@dataclass
class Loaded:
    """What a run added, and what it could not do, in sentences."""

    policies: int = 0
    versions: int = 0
    published: int = 0
    problems: list[str] = field(default_factory=list)


def load(
    actors: Actors, *, demo: bool = False, advance: Callable[[int, int], object] = lambda _done, _all: None
) -> Loaded:
    """Add the policies of the library that hold here, and their versions as far as ``actors`` may go.

    ``demo``: made-up policies too, moved into the present year, with pools of money.
    """
    found = Loaded()
    load_parameters()
    every = [one for one in policies() if demo or not one.demo]
    for number, policy in enumerate(every, 1):
        _load(moved_to(policy, today().year), actors, found, demo=demo)
        advance(number, len(every))
    return found


def load_parameters() -> None:
    """The numbers that conditions name; a day that has an amount keeps it."""
    for parameter in PARAMETERS:
        for since, amount in parameter.amounts:
            told = {
                "dimension": parameter.dimension.value,
                "amount": amount,
                "source": _("随系统附带，使用前请与正式文件核对"),
            }
            Parameter.objects.get_or_create(word=parameter.word, valid_from=since, defaults=told)


def _load(policy: LibraryPolicy, actors: Actors, found: Loaded, *, demo: bool) -> None:
    unit = Unit.objects.on().filter(code=policy.unit).first()
    if unit is None:
        shown = {"title": policy.title, "code": policy.unit}
        found.problems.append(_("“%(title)s”：没有代码为 %(code)s 的单位。") % shown)
        return
    row, new = _policy(policy, unit)
    if not Policy.objects.filter(region_here(""), pk=row.pk).exists():
        if new:  # it holds elsewhere: an example of the language, not a policy of this district
            row.delete()
        return
    found.policies += new
    for edition in policy.editions:
        there = Version.objects.filter(policy=row, application=edition.application, number=edition.number)
        if there.exists() or not _of_now(edition.valid_from, edition.valid_to):
            continue
        try:
            version = _version(row, edition, actors, demo=demo)
        except Refused as refusal:
            found.problems.append(f"{policy.title}：{refusal.sentence}")
            continue
        found.versions += 1
        found.published += version.state == "published"


def _version(row: Policy, edition: Edition, actors: Actors, *, demo: bool) -> Version:
    moment = actors.moment(edition.valid_from)
    money = edition.benefit.get("kind") != "service"
    with frozen_at(moment or now()), transaction.atomic():
        return bring(row, edition, pool_for(row.unit, today().year, demo=demo) if money else None, actors)


def _of_now(begins: date, ends: date | None) -> bool:
    """Whether an edition is of use: what is over is history, what comes later is not known yet."""
    return begins <= today() and (ends is None or ends >= today())


def _policy(policy: LibraryPolicy, unit: Unit) -> tuple[Policy, bool]:
    newest = policy.editions[-1]
    return Policy.objects.get_or_create(
        key=policy.key,
        defaults={
            "title": policy.title,
            "english": policy.english,
            "level": policy.level,
            "issuer": policy.issuer,
            "document_number": newest.document_number,
            "source_url": newest.source_url,
            "region_code": policy.region_code,
            "unit": unit,
            "tags": sorted({TAGS_OF.get(tag, tag) for tag in policy.tags} & TAGS.keys()),
            "demo": policy.demo,
        },
    )
