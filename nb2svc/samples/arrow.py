"""Arrow: a table of typed columns → a sample with the dtypes that `to_pandas` gives, those that pandas itself wrote down among them."""

import json
import math
from datetime import date, datetime
from typing import Any

from nb2svc.samples.sample import MAX_RECORDS, ColumnSample, Sample, column_of, records_of

NULLABLE = ("Int", "UInt", "Float", "boolean", "string", "category")
KINDS = {"bool": "boolean", "string": "string", "large_string": "string", "float": "number", "double": "number"}


def sample_of(table: Any) -> Sample:
    """The sample of an Arrow table."""
    meta = json.loads((table.schema.metadata or {}).get(b"pandas", b"{}"))
    stated = {each["field_name"]: each for each in meta.get("columns", ())}
    levels = [name for name in meta.get("index_columns", ()) if isinstance(name, str)]
    found: dict[str, ColumnSample] = {}
    values: dict[str, list[Any]] = {}
    for name in table.column_names:
        column = table.column(name)
        values[name] = [plain(cell) for cell in column.slice(0, MAX_RECORDS).to_pylist()]
        distinct, is_whole = distinct_of(column)
        dtype = str(stated.get(name, {}).get("numpy_type", ""))
        has_gap = column.null_count > 0 or any(cell is None for cell in distinct)
        made = column_sample(str(column.type), dtype if dtype.startswith(NULLABLE) else "", distinct, column.null_count > 0)
        made.missing, made.unique = has_gap, is_whole and made.unique and len(distinct) + (has_gap and None not in distinct) == len(column)
        made.distinct, made.first = made.distinct if is_whole else None, next((cell for cell in values[name] if cell is not None), made.first)
        found[name] = made
    index = tuple(name for name in levels if not name.startswith("__index_level_"))
    shown = tuple(name for name in table.column_names if name not in levels)
    return Sample(shown, {name: column for name, column in found.items() if name in shown or name in index}, records_of(values, shown + index), index)


def distinct_of(column: Any) -> tuple[list[Any], bool]:
    """The distinct cells of a column, and whether it could be asked for them; else its first cells."""
    try:
        return [plain(cell) for cell in column.unique().to_pylist()], True
    except NotImplementedError:  # lists and records
        return [plain(cell) for cell in column.slice(0, MAX_RECORDS).to_pylist()], False


def column_sample(arrow: str, stated: str, cells: list[Any], has_null: bool) -> ColumnSample:
    """One column: `arrow` its type there, `stated` the dtype that pandas wrote down where it is one of its own."""
    is_integer = arrow.startswith(("int", "uint"))
    if arrow.startswith("dictionary"):
        inner = next((cell for cell in cells if cell is not None), "")
        return column_of(cells, "category", "integer" if isinstance(inner, int) else "string", missing=has_null)
    if is_integer:
        dtype, kind = "float64" if has_null else arrow, "integer"
    elif arrow.startswith("timestamp") and "tz=" not in arrow:
        dtype, kind = f"datetime64[{arrow[len('timestamp[') : -1]}]", "datetime"
    elif arrow in KINDS:
        kind = KINDS[arrow]
        dtype = {"bool": "object" if has_null else "bool", "float": "float32", "double": "float64"}.get(arrow, "object")
    else:
        return column_of(cells, "object", "string", missing=has_null, problem=f"its cells are of the type {arrow.partition('<')[0]}")
    missing = has_null or any(cell is None for cell in cells)
    return column_of(cells, stated or dtype, kind, missing=missing)


def plain(cell: Any) -> Any:
    """A cell as JSON; None where it has no word for it."""
    if isinstance(cell, (datetime, date)):
        return cell.isoformat()
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell
