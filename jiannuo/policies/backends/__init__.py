"""The same conditions where the enterprises lie in tables: Polars, DuckDB and others through Ibis, Spark.

Pure: no Django, no database of the site. Every backend has to give the answers of the specification
(``conditions.explaining``) to the last enterprise; ``conformance`` is the gate. The libraries are optional
(``requirements/scale.in``).
"""
