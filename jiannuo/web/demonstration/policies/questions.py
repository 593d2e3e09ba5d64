"""Questions of the year: answered, public, and one that waits."""

import logging
from datetime import date, timedelta

from jiannuo.enterprises.members import enterprises_of
from jiannuo.kernel.act import act
from jiannuo.kernel.now import frozen_at
from jiannuo.kernel.refusal import Refused
from jiannuo.people.models import Account
from jiannuo.people.viewer import viewer_of
from jiannuo.policies.actions.asking import ask
from jiannuo.policies.models import Question
from jiannuo.policies.rematching.versions import versions_in_force
from jiannuo.web.demonstration.policies.people import People
from jiannuo.web.demonstration.year import morning

#: days ago, question, answer ("" none yet)
ASKED = (
    (
        40,
        "【演示】去年取得的证书，今年还能享受吗？",
        "【演示】可以。证书在有效期内、其他条件也满足的，本年度内都可以确认领取。",
    ),
    (
        22,
        "【演示】注册地迁到本区不满一年，符合条件吗？",
        "【演示】看当日登记的注册地，不看迁入多久；条件里写明年限的除外。",
    ),
    (2, "【演示】账户变更正在办理，可以先用旧账户吗？", ""),
)
logger = logging.getLogger("jiannuo.demonstration")


def play_questions(people: People, day: date) -> int:
    """Ask and answer them; how many there are."""
    asked = 0
    accounts = Account.objects.filter(username__startswith="demo-firm-").order_by("pk")
    versions = [one for one in versions_in_force(day) if one.policy.demo]
    for (back, words, answer), account, version in zip(ASKED, accounts, versions, strict=False):
        viewer = viewer_of(account)
        begins = day - timedelta(days=back)
        try:
            with frozen_at(morning(begins) + timedelta(hours=14)):
                made = ask(viewer, version.policy, enterprises_of(viewer).first(), facts={"words": words})
            Question.objects.filter(pk=made.pk).update(demo=True)
            officer = people.officer(version.policy.unit_id)
            if answer and officer is not None:
                with frozen_at(morning(begins) + timedelta(days=1, hours=10)):
                    act(made.pk, "answer", actor=officer, facts={"answer": answer})
        except Refused as refusal:
            logger.info("no question policy=%s: %s", version.policy_id, refusal.sentence)
            continue
        asked += 1
    return asked
