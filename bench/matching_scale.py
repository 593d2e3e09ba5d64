"""The backends of ``jiannuo.policies.backends`` on the same enterprises, read from a Parquet file."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matching_policies
from matching_enterprises import DAY, Columns
from matching_frames import Counts, Run
from matching_ours import population
from matching_plain import Plain
from matching_policies import VOCABULARY

from jiannuo.policies.backends import ibis_backend
from jiannuo.policies.backends import spark as spark_backend
from jiannuo.policies.backends.arrow import domains_of, to_arrow
from jiannuo.policies.backends.asked import Asked
from jiannuo.policies.backends.naming import Domains


def _written(columns: Columns, folder: str) -> tuple[Path, Domains]:
    from pyarrow import parquet

    table = to_arrow(population(columns))
    parquet.write_table(table, Path(folder) / "enterprises.parquet")
    return Path(folder) / "enterprises.parquet", domains_of(table.schema)


def _asked(policies: Sequence[Plain]) -> Asked:
    """The conditions themselves, of which ``policies`` were made."""
    return Asked(tuple(matching_policies.make(len(policies))), VOCABULARY, DAY)


def _run(counts: Any, table: Any, domains: Domains, asked: Asked, folder: Any) -> Run:
    def run() -> Counts:
        assert folder
        found = counts(table, domains, asked)
        return [surely for surely, _ in found], [perhaps for _, perhaps in found]

    return run


def spark(columns: Columns, policies: Sequence[Plain]) -> Run:
    """The kernel in ``mapInArrow``, two partitions at a time. The memory is that of the driver alone."""
    from pyspark.sql import SparkSession

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    folder = tempfile.TemporaryDirectory()
    path, domains = _written(columns, folder.name)
    made = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    made = made.config("spark.driver.memory", "2g").config("spark.log.level", "ERROR")
    made = made.config("spark.sql.execution.arrow.maxRecordsPerBatch", "250000")
    frame = made.getOrCreate().read.parquet(str(path)).repartition(4).cache()
    frame.count()
    return _run(spark_backend.counts, frame, domains, _asked(policies), folder)


def ibis_duckdb(columns: Columns, policies: Sequence[Plain]) -> Run:
    """Each condition an expression of Ibis, run by DuckDB."""
    import ibis

    folder = tempfile.TemporaryDirectory()
    path, domains = _written(columns, folder.name)
    table = ibis.duckdb.connect().read_parquet(path)
    return _run(ibis_backend.counts, table, domains, _asked(policies), folder)
