"""While old bytes are discarded the same ones come in again: the record and the file stay together."""

import io
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from jiannuo.kernel.now import now
from jiannuo.papers.discarding import discard_orphans
from jiannuo.papers.evidence.taking import take
from jiannuo.papers.models import Paper, Submission

ROUNDS = 15


@pytest.mark.django_db(transaction=True)
def test_the_record_and_the_file_stay_together() -> None:
    first, second = (get_user_model().objects.create(username=name).pk for name in ("first", "second"))
    for number in range(ROUNDS):
        content = b"%d" % number
        take(io.BytesIO(content), "a.txt", account_id=first)
        Submission.objects.filter(account_id=first).update(submitted_at=now() - timedelta(days=2))
        _together(discard_orphans, partial(take, io.BytesIO(content), "b.txt", account_id=second))
    papers = list(Paper.objects.all())
    assert len(papers) == Submission.objects.filter(account_id=second).count() == ROUNDS
    assert [paper for paper in papers if not Path(paper.content.path).exists()] == []


def _together(*acts: Callable[[], object]) -> None:
    start = threading.Barrier(len(acts))
    problems: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except BaseException as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
