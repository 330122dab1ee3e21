"""A database: the rows of a SQLite file that a SELECT gives, on a connection that cannot write and stops after a number of steps."""

import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nb2svc.samples.sample import LONGER, MAX_ROWS, Sample, Unreadable
from nb2svc.samples.typed import sample_of

STEPS = 2_000_000
SELECT = re.compile(r"\s*(select|with)\b", re.IGNORECASE)


def read(path: Path, options: Mapping[str, Any]) -> Sample:
    """The sample of a query or of a whole table. Raises Unreadable."""
    query, index = options.get("sql", options.get("table_name")), options.get("index_col")
    if set(options) - {"sql", "table_name", "index_col"} or not isinstance(query, str) or not (index is None or isinstance(index, (str, list))):
        raise Unreadable("is asked with options whose effect on the cells is not known", "ask it with a constant SELECT alone")
    if not SELECT.match(query):
        query = f'SELECT * FROM "{query.replace(chr(34), chr(34) * 2)}"'
    try:
        connection = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as error:
        raise Unreadable("cannot be opened as a SQLite database") from error
    try:
        connection.set_progress_handler(lambda: 1, STEPS)
        connection.execute("PRAGMA query_only = 1")
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchmany(MAX_ROWS + 1)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise Unreadable(f"does not answer this query: {error}", "ask it with a constant SELECT") from error
    finally:
        connection.close()
    if len(rows) > MAX_ROWS:
        raise Unreadable(*LONGER)
    if len(set(names)) < len(names):
        raise Unreadable("gives two columns of one name", "name the columns of the SELECT")
    return sample_of({name: [row[place] for row in rows] for place, name in enumerate(names)}, [index] if isinstance(index, str) else index or ())
