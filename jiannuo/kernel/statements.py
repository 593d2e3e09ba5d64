"""What every step reads and writes, put into SQL once.

Django composes a statement anew each time it is sent, which takes several times as long as the database
needs for it. The statements of a step never change: they are composed here at first use, from the fields of
the model and with Django's own conversions, so that both databases are given and give what they would
through a query. Whatever changes with who asks goes through the gate and a query, as everywhere.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Field, Model, QuerySet
from django.db.models.expressions import DatabaseDefault

M = TypeVar("M", bound=Model)
Convert = Callable[[Any, Any, Any], Any]


def insert(*rows: Model) -> None:
    """Add ``rows``, and give each its number; what the database fills in stays to be read."""
    for row in rows:
        fields, sql = _insert(type(row), connection.vendor, _given(row))
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
            )
            row.pk = cursor.fetchone()[0]
        row._state.adding, row._state.db = False, connection.alias


def update(model: type[Model], values: Mapping[str, Any], **where: Any) -> int:
    """Set ``values`` in the rows where columns are as told, and return how many there were."""
    sql = _update(model, tuple(values), tuple(where))
    fields = _fields(model)
    given = [
        fields[name].get_db_prep_save(value, connection) for name, value in (*values.items(), *where.items())
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        found: int = cursor.rowcount
    return found


def fetch(model: type[M], *empty: str, lock: bool = False, **where: Any) -> list[M]:
    """The rows where columns are as told and the columns ``empty`` hold nothing, by their ids.

    ``lock``: nobody else changes them before the transaction ends, in none of the tables they are in.
    """
    sql, names, converters = _select(model, connection.vendor, tuple(where), empty)
    if lock and connection.features.has_select_for_update:
        sql = f"{sql} FOR UPDATE"
    fields = _fields(model)
    with connection.cursor() as cursor:
        cursor.execute(
            sql, [fields[name].get_db_prep_save(value, connection) for name, value in where.items()]
        )
        found = [list(row) for row in cursor.fetchall()]
    for place, column, converts in converters:
        for values in found:
            for convert in converts:
                values[place] = convert(values[place], column, connection)
    return [model.from_db(connection.alias, names, values) for values in found]


@lru_cache
def _fields(model: type[Model]) -> dict[str, "Field[Any, Any]"]:
    return {field.attname: field for field in model._meta.concrete_fields}


def _given(row: Model) -> frozenset[str]:
    """The columns that the database fills in by itself."""
    return frozenset(name for name, value in vars(row).items() if isinstance(value, DatabaseDefault))


@lru_cache
def _insert(model: type[Model], vendor: str, by_itself: frozenset[str]) -> tuple[list[Any], str]:
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in by_itself
    ]
    columns, marks = ", ".join(f'"{field.column}"' for field in fields), ", ".join(["%s"] * len(fields))
    return fields, f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({marks}) RETURNING "id"'  # noqa: S608


@lru_cache
def _update(model: type[Model], names: tuple[str, ...], where: tuple[str, ...]) -> str:
    told = ", ".join(f'"{_fields(model)[name].column}" = %s' for name in names)
    return f'UPDATE "{model._meta.db_table}" SET {told} WHERE {_where(model, where)}'  # noqa: S608


@lru_cache
def _select(
    model: type[Model], vendor: str, where: tuple[str, ...], empty: tuple[str, ...]
) -> tuple[str, list[str], list[tuple[int, Any, list[Convert]]]]:
    fields = model._meta.concrete_fields
    tables = f'"{model._meta.db_table}"'
    for above, link in model._meta.parents.items():
        tables += f' JOIN "{above._meta.db_table}" ON {_column(link)} = {_column(above._meta.pk)}'
    converters = []
    for place, column in enumerate(field.get_col(field.model._meta.db_table) for field in fields):
        converts = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
        if converts:
            converters.append((place, column, converts))
    columns = ", ".join(map(_column, fields))
    wanted, order = _where(model, where, empty), _column(model._meta.pk)
    sql = f"SELECT {columns} FROM {tables} WHERE {wanted} ORDER BY {order}"  # noqa: S608 - names of ours
    return sql, list(map(attrgetter("attname"), fields)), converters


def _where(model: type[Model], where: tuple[str, ...], empty: tuple[str, ...] = ()) -> str:
    fields = _fields(model)
    told = [f"{_column(fields[name])} = %s" for name in where]
    return " AND ".join([*told, *(f"{_column(fields[name])} IS NULL" for name in empty)])


def _column(field: Any) -> str:
    return f'"{field.model._meta.db_table}"."{field.column}"'


class Asked:
    """A query of values put into SQL once; only what it is asked with changes.

    ``compose`` is called once, with ``marks``: values of the right kinds that stand nowhere else in it.
    """

    def __init__(self, compose: Callable[..., QuerySet[Any, Any]], *marks: Any) -> None:
        self._compose, self._marks = compose, marks
        self._written: dict[str, tuple[str, list[Callable[[tuple[Any, ...]], Any]]]] = {}

    def __call__(self, *given: Any) -> list[tuple[Any, ...]]:
        """The rows, as the driver gives them: for numbers and text."""
        if connection.vendor not in self._written:
            sql, told = self._compose(*self._marks).query.sql_with_params()
            self._written[connection.vendor] = sql, [self._source(value) for value in told]
        sql, sources = self._written[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, [source(given) for source in sources])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def _source(self, value: Any) -> Callable[[tuple[Any, ...]], Any]:
        for place, mark in enumerate(self._marks):
            if value == mark:
                return itemgetter(place)
            if value == str(mark):  # SQLite is given days as text
                return lambda given: str(given[place])
        return lambda given: value
