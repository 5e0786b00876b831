"""Rows put into their tables by what the columns hold, without an object for each."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic_core import PydanticUndefined
from sqlalchemy import Boolean
from sqlalchemy.dialects import sqlite
from sqlmodel import SQLModel

from jobtui.storage import convert
from jobtui.storage.cells import Columns

_DIALECT = sqlite.dialect(json_serializer=convert.to_json)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a row of a table is written: the statement, its columns, and how cells are made of some of them."""

    sql: str
    names: Sequence[str]
    made: Mapping[str, Callable[[Any], Any]]
    defaults: Columns

    def of(self, columns: Columns) -> list[Any]:
        whole = self.defaults | columns
        for name, made in self.made.items():
            whole[name] = made(whole[name])
        return [whole[name] for name in self.names]


def insert(db: sqlite3.Connection, table: type[SQLModel], columns: Columns) -> int:
    """Put one row into a table and return its number. Columns that are not named take their defaults."""
    form = _form(table)
    number = db.execute(form.sql, form.of(columns)).lastrowid
    if number is None:
        raise TypeError(f"{table.__name__} numbers no rows")
    return number


def insert_all(db: sqlite3.Connection, table: type[SQLModel], rows: Iterable[Columns]) -> None:
    """Put many rows into a table by one statement."""
    form = _form(table)
    db.executemany(form.sql, map(form.of, rows))


def cells(table: type[SQLModel], columns: Columns) -> Columns:
    """The values of some columns as the driver takes them."""
    made = _form(table).made
    return {name: made[name](value) if name in made else value for name, value in columns.items()}


@cache
def _form(table: type[SQLModel]) -> _Form:
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    named = [column for column in columns if not column.primary_key]
    given = {name: field.get_default(call_default_factory=True) for name, field in table.model_fields.items()}
    return _Form(
        f"INSERT INTO {table.__tablename__} ({', '.join(column.name for column in named)}) "
        f"VALUES ({', '.join('?' * len(named))})",
        [column.name for column in named],
        {
            column.name: made
            for column in named
            if (made := column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)) is not None
            and not isinstance(column.type, Boolean)
        },
        {name: value for name, value in given.items() if value is not PydanticUndefined},
    )
