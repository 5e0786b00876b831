"""From an older schema to today's, in one exclusive transaction, after a verified copy of the file.

Imported only when a file says that it is due.
"""

import sqlite3
from collections import Counter
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from jobtui.storage import derived
from jobtui.storage.backup import safe_copy
from jobtui.storage.migrations import schema2, schema3, schema4

_STEPS = {1: schema2.upgrade, 2: schema3.upgrade, 3: schema4.upgrade}
"""How a file of each schema gets to the next one."""

_SORTED_ONLY = 3
"""From this schema on words and likenesses stay: to make them anew takes minutes where there is much."""

_DERIVED = ("words%", "likeness", "fit")
"""Tables whose rows follow from others: there may be more or fewer of them afterwards."""

_GONE = ", ".join(f"'{name}'" for name in schema2.GONE)


def migrate(connection: sqlite3.Connection, path: Path, to: int) -> Path | None:
    """Bring the open database at `path` to schema `to`; the path of the copy of what it was.

    None where another process was faster. All or nothing. Foreign keys are on afterwards, as before.
    Raises what the driver raises, and ValueError where rows would be lost.
    """
    found = _schema(connection)
    if found >= to:
        return None
    copy = safe_copy(connection, path, f"v{found}")
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    # Within a transaction they cannot be switched off, and then dropping a table drops its children's rows.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine.connect() as bound:  # before the transaction: connecting ends one
            bound.begin()  # in name only; without it Alembic commits after an operation
            connection.execute("BEGIN EXCLUSIVE")
            if _schema(connection) != found:
                return None
            _climb(connection, bound, range(found, to))
            connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")
    return copy


def _climb(connection: sqlite3.Connection, bound: Connection, schemas: range) -> None:
    """Do the steps from each schema to the next, unless rows would be lost."""
    before = _counted(connection)
    operations = Operations(MigrationContext.configure(bound))
    for schema in schemas:
        _STEPS[schema](operations)
    follow = derived.refresh_all if schemas.start < _SORTED_ONLY else derived.sort_anew
    follow(connection)
    connection.execute(f"PRAGMA user_version = {schemas.stop}")
    after = _counted(connection)
    if lost := [table for table, rows in before.items() if after[table] != rows]:
        raise ValueError(f"rows of {', '.join(lost)} would be lost")
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise ValueError(f"{len(broken)} rows refer to nothing")


def _schema(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _counted(connection: sqlite3.Connection) -> Counter[str]:
    """The number of rows of each table that holds what nothing else does."""
    kept = " AND ".join(f"name NOT LIKE '{name}'" for name in _DERIVED)
    tables = connection.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND {kept}").fetchall()
    return Counter({name: _rows(connection, name) for (name,) in tables})


def _rows(connection: sqlite3.Connection, table: str) -> int:
    gone = f" WHERE column_name NOT IN ({_GONE})" if table == "change" else ""
    return int(connection.execute(f'SELECT count(*) FROM "{table}"{gone}').fetchone()[0])
