"""Every backend counts what the specification counts, policy by policy, and says what it cannot say."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import jiannuo
from jiannuo.policies.backends import arrow, ibis_backend, polars_backend, spark
from jiannuo.policies.backends.cases import Case, made_up
from jiannuo.policies.backends.conformance import checksum, disagreements, expected
from jiannuo.policies.backends.needed import MissingError, needed
from jiannuo.policies.backends.numbers import TooLargeError
from jiannuo.policies.backends.truths import NotSaidError
from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.tree import Op, Shape, Term
from jiannuo.policies.matching import Index, Plan, Population, count_all

WITHOUT_LISTS = made_up(150, 100, things=False)
WITH_LISTS = made_up(150, 80, seed=64)


def population(case: Case) -> Population:
    return Population.of(enumerate(case.facts))


def kernel(case: Case, people: Population) -> list[tuple[int, int]]:
    surely, perhaps = count_all(Index.of(people, Plan.of(case.conditions, case.vocabulary, case.day)))
    return list(zip(surely.tolist(), perhaps.tolist(), strict=True))


def test_the_cases_touch_every_kind_of_condition_and_every_answer() -> None:
    text = repr(WITH_LISTS.conditions)
    kinds = (tree.Compare, tree.Age, tree.Among, tree.Is, tree.Holds, tree.Manual, tree.Some,
             tree.All, tree.Any, tree.AtLeast, tree.Unless, tree.Score)  # fmt: skip
    assert [kind.__name__ for kind in kinds if f"{kind.__name__}(" not in text] == []
    counts = expected(WITH_LISTS)
    assert any(surely for surely, _ in counts)
    assert any(perhaps > surely for surely, perhaps in counts)
    assert any(perhaps < len(WITH_LISTS.facts) for _, perhaps in counts)


@pytest.mark.parametrize("case", [WITHOUT_LISTS, WITH_LISTS], ids=["plain", "lists"])
def test_our_engine(case: Case) -> None:
    assert disagreements(case, kernel(case, population(case))) == []


def test_a_wrong_count_is_a_disagreement_and_changes_the_checksum() -> None:
    right = list(expected(WITHOUT_LISTS))
    wrong = [(right[0][0] + 1, right[0][1]), *right[1:]]

    assert len(disagreements(WITHOUT_LISTS, wrong, right)) == 1
    assert checksum(wrong) != checksum(right)
    assert disagreements(WITHOUT_LISTS, right[:-1], right) == ["99 policies counted of 100"]


def test_a_table_gives_the_population_back() -> None:
    pytest.importorskip("pyarrow")
    table = arrow.to_arrow(population(WITH_LISTS))
    back = arrow.from_arrow(table, arrow.domains_of(table.schema))

    assert disagreements(WITH_LISTS, kernel(WITH_LISTS, back)) == []


def test_batches_of_a_table_add_up() -> None:
    pytest.importorskip("pyarrow")
    table = arrow.to_arrow(population(WITH_LISTS))
    domains = arrow.domains_of(table.schema)
    batches = table.to_batches(max_chunksize=70)
    each = [kernel(WITH_LISTS, arrow.from_arrow(batch, domains)) for batch in batches]

    summed = [tuple(map(sum, zip(*of_policy, strict=True))) for of_policy in zip(*each, strict=True)]
    assert len(batches) > 1
    assert disagreements(WITH_LISTS, summed) == []  # type: ignore[arg-type]


def test_polars() -> None:
    polars: Any = pytest.importorskip("polars")
    table, domains = polars_backend.table_of(population(WITHOUT_LISTS))
    case = WITHOUT_LISTS

    assert isinstance(table, polars.DataFrame)
    counts = polars_backend.counts(table, domains, case)
    assert disagreements(case, counts) == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_ibis(engine: str, tmp_path: Any) -> None:
    ibis, parquet = pytest.importorskip("ibis"), pytest.importorskip("pyarrow.parquet")
    pytest.importorskip(engine)
    case = replace(WITHOUT_LISTS, conditions=WITHOUT_LISTS.conditions[:40])
    table = arrow.to_arrow(population(case))
    parquet.write_table(table, tmp_path / "enterprises.parquet")
    read = getattr(ibis, engine).connect().read_parquet(tmp_path / "enterprises.parquet")
    domains = arrow.domains_of(parquet.read_schema(tmp_path / "enterprises.parquet"))

    counts = ibis_backend.counts(read, domains, case)
    assert disagreements(case, counts) == []


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Any:
    sql = pytest.importorskip("pyspark.sql")
    pytest.importorskip("pyarrow")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(Path(jiannuo.__file__).parents[1]))
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    try:
        made = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "64").getOrCreate()
    except Exception as without_java:
        pytest.skip(f"no Java: {without_java}")
    yield made
    made.stop()


@pytest.mark.filterwarnings("default")
def test_spark(session: Any, tmp_path: Any) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    case = WITH_LISTS
    table = arrow.to_arrow(population(case))
    parquet.write_table(table, tmp_path / "enterprises.parquet")
    frame = session.read.parquet(str(tmp_path / "enterprises.parquet")).repartition(3)
    asked = frame, arrow.domains_of(table.schema), case

    assert disagreements(case, spark.counts(*asked)) == []
    counted = [[0, 0] for _ in case.conditions]
    for row in spark.answers(*asked).collect():
        for at, counts in enumerate(counted):
            counts[0] += row.surely[at // 8] >> at % 8 & 1
            counts[1] += row.perhaps[at // 8] >> at % 8 & 1
    assert disagreements(case, [(surely, perhaps) for surely, perhaps in counted]) == []


def test_what_a_query_cannot_say_is_refused_not_guessed() -> None:
    pytest.importorskip("polars")
    table, domains = polars_backend.table_of(population(WITH_LISTS))
    hired = tree.Some("新招用人员", 1, tree.Is("dishonest"))
    cubed = tree.Compare(Term("revenue", Shape.COMPOUND, 5), Op.AT_LEAST, tree.Amount(50_000, "%"))

    for condition, refusal in ((hired, NotSaidError), (cubed, TooLargeError)):
        with pytest.raises(refusal):
            polars_backend.counts(table, domains, replace(WITH_LISTS, conditions=(condition,)))


def test_a_library_that_is_missing_is_named_with_the_file_that_lists_it() -> None:
    with pytest.raises(MissingError, match=r"no_such_library is not installed.*requirements/scale\.in"):
        needed("no_such_library")
