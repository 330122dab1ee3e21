"""Text files: a table that is written and read back is what the file format keeps of it.

    age: int64, no gaps      text "31", read as int64         the very values
    fee: float64             text "0.1", read as float64      as the reader reads them, by the dtype that it found in training
    day: datetime64          text "2024-05-01"                text, in the form that the whole column had in training
    index                    a column `Unnamed: 0`            a row label, which no record has
"""

import re
from typing import Any

from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import on_tables, remember_dtypes
from nb2svc.flow.subscripts import column_dtype
from nb2svc.flow.values import Named, Open, Rows, TableValue, Unknown, Value
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Call, Expr, Field, Ref, State, Symbol, literal
from nb2svc.ir.span import span_of
from nb2svc.samples.spelling import MISSING

WRITTEN = {"path_or_buf", "sep", "index", "encoding", "na_rep", "float_format", "decimal", "header", "mode", "quoting"}
READ = {"filepath_or_buffer", "sep", "delimiter", "index_col", "usecols", "dtype", "parse_dates", "na_values", "keep_default_na", "encoding", "float_precision", "low_memory", "engine", "decimal", "header"}
PASSED_ON = ("na_values", "keep_default_na", "float_precision", "engine", "decimal")
EXACT = {"int64", "bool"}
NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf|infinity|nan)\s*$|(true|false)$", re.IGNORECASE)
ISO = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?")
LABEL = "Unnamed: 0"


def from_text(machine: Machine, name: str, value: Value, written: Arguments, arguments: Arguments) -> Value:
    """The table that `read_csv` makes of what `to_csv` wrote."""
    node = arguments.node
    if isinstance(value, Unknown):
        return value
    if not isinstance(value, TableValue):
        return not_known(arguments, f"what `{name}` holds is no table of rows") if isinstance(value, Rows) else machine.fit(node, "table", [value])
    trouble = misunderstood(written, arguments)
    if trouble:
        return not_known(arguments, f"`{name}` is written and read back in a way that is not known: {trouble}")
    names = [str(one) for one in value.names()]
    if len(set(names)) < len(names):
        return not_known(arguments, f"`{name}` has a column name twice")
    dtypes = {part.name: column_dtype(machine, value, part.name) for part in value.parts if isinstance(part, Named)}
    result = through_text(machine, name, value, dtypes, written, arguments)
    if isinstance(result, Unknown):
        return result
    labels = index_columns(machine, value, arguments) if written.constant(99, "index", True) is not False else []
    for part in result.parts:
        if isinstance(part, Named):
            part.name = str(part.name)
    result.parts[:0] = labels
    result.writers, result.index_parts = [machine.statement.index], []
    return selected(machine, result, labels, arguments)


def misunderstood(written: Arguments, read: Arguments) -> str:
    """Which option keeps the round trip from being known, "" if none does."""
    unknown = [*(set(written.keywords) - WRITTEN), *(set(read.keywords) - READ)]
    if unknown or len(written.args) > 1 or len(read.args) > 1:
        return f"`{min(unknown)}`" if unknown else "options by position"
    if written.constant(99, "mode", "w") != "w":
        return "it is written in parts"
    if written.constant(99, "header", True) is not True or read.constant(99, "header", 0) not in (0, "infer"):
        return "a header of its own"
    if written.constant(99, "na_rep", "") != "" or written.constant(99, "float_format") is not None or written.constant(99, "quoting") is not None:
        return "numbers or gaps in a form of their own"
    separator = read.constant(99, "sep") or read.constant(99, "delimiter") or ","
    for option, default, other in (("sep", ",", separator), ("decimal", ".", read.constant(99, "decimal", "."))):
        if written.constant(99, option, default) != other:
            return f"`{option}` differs"
    return "" if written.constant(99, "encoding", "utf-8") in ("utf-8", "utf8", read.constant(99, "encoding", "utf-8")) else "`encoding` differs"


def through_text(machine: Machine, name: str, value: TableValue, dtypes: dict[Any, str], written: Arguments, arguments: Arguments) -> TableValue | Unknown:
    """Each column as text and back; whole numbers and words come back as they were."""
    typed, dated = arguments.keywords.get("dtype"), arguments.keywords.get("parse_dates")
    if dated is not None:
        given = arguments.constant(99, "parse_dates")
        if not isinstance(given, (list, tuple)) or not all(dtypes.get(one, "").startswith("datetime") or is_date_text(machine, value, one) for one in given):
            return not_known(arguments, f"dates are read from texts of `{name}` whose form is not known", "parse them before they are written")
    kept = {one for one, dtype in dtypes.items() if typed is None and dated is None and (dtype in EXACT or is_word(machine, value, one))}
    result = value.copy()
    if len(kept) == len(value.parts):
        return result
    hint = f"{name.partition('.')[0]}_kinds"
    site = machine.site(arguments.node, machine.statement.index, machine.statement_node, machine.where(), "reread", "statistic", hint, loads=frozenset(machine.loads_of(value)))
    options = [(word, literal(given)) for word in PASSED_ON if (given := arguments.constant(99, word)) is not None]

    def reread(parts: list[Named | Open]) -> list[Named | Open]:
        table = TableValue(parts, value.loads, list(value.writers))
        made = on_tables(machine, arguments.node, [table], table, lambda e: Call(Symbol("columns.reread"), (e[0], State(site.id)), tuple(options)))
        remember_dtypes(machine, made, {one: dtype for one, dtype in dtypes.items() if dtype == "float64" and typed is None})
        return made.parts

    # Columns that only training knows are read by themselves, so that who reads them needs no other column.
    named = iter(reread([part for part in value.parts if isinstance(part, Named) and part.name not in kept]) if len(kept) < len(dtypes) else [])
    result.parts = [reread([part])[0] if isinstance(part, Open) else part if part.name in kept else next(named) for part in result.parts]
    return result


def raw_column(machine: Machine, table: TableValue, name: Any) -> Any:
    """What the sample says of a column that is as it was loaded; None for any other."""
    part = table.find(name)
    expr: Expr | None = part.expr if part is not None else None
    while isinstance(expr, Ref) and isinstance(machine.graph.nodes[expr.name].expr, (Ref, Field)):
        expr = machine.graph.nodes[expr.name].expr
    if not isinstance(expr, Field) or machine.graph.loads[expr.load].sample is None:
        return None
    return machine.graph.loads[expr.load].sample.by_name.get(expr.name)


def is_date_text(machine: Machine, table: TableValue, name: Any) -> bool:
    """Is this a raw column of texts, whose first is a date in the one form that means the same alone and in a column?

    The reader takes the form from the first text: a column in which another one differs stays text, which training sees.
    """
    column = raw_column(machine, table, name)
    return column is not None and column.dtype == "object" and isinstance(column.first, str) and ISO.fullmatch(column.first) is not None


def is_word(machine: Machine, table: TableValue, name: Any) -> bool:
    """Is this a raw column of which the sample shows that no text looks like a number, so that it is read as text again?"""
    column = raw_column(machine, table, name)
    return column is not None and column.dtype == "object" and bool(column.distinct) and not any(NUMBER.match(text) or text in MISSING for text in map(str, column.distinct))


def index_columns(machine: Machine, value: TableValue, arguments: Arguments) -> list[Named]:
    """The index, which is written in front of the columns."""
    if value.index_parts:
        return [Named(str(name), part.expr, part.writers) for name, part in value.index_parts]
    message = f"`{LABEL}` is the row label that was written with the table: it is no property of one record"
    refused = machine.refused("NB405", message, arguments.node, "write the table with `index=False`, or drop the column", [])
    return [Named(LABEL, Ref(refused.name), (machine.statement.index,))]


def selected(machine: Machine, table: TableValue, labels: list[Named], arguments: Arguments) -> Value:
    """What `index_col` and `usecols` leave."""
    index = arguments.constant(99, "index_col")
    chosen = arguments.constant(99, "usecols")
    if chosen is not None:
        if not isinstance(chosen, (list, tuple, set)) or not all(table.find(name) is not None for name in chosen):
            return not_known(arguments, "which columns are read back is not known", "name them")
        table.parts = [part for part in table.parts if isinstance(part, Named) and part.name in chosen]
    if index is None or index is False:
        return table
    place = table.parts[index] if isinstance(index, int) and index < len(table.parts) else table.find(index) if isinstance(index, str) else None
    if not isinstance(place, Named):
        return not_known(arguments, "which column becomes the index is not known", "write the table with `index=False`")
    table.parts.remove(place)
    table.index_parts = [(place.name, place)] if place not in labels or place.name != LABEL else []
    return table


def from_parquet(machine: Machine, value: Value, written: Arguments, arguments: Arguments) -> Value:
    """A columnar file keeps the dtypes; a gap in a column of objects comes back as None."""
    node = arguments.node
    if isinstance(value, Unknown):
        return value
    if not isinstance(value, TableValue):
        return machine.fit(node, "table", [value])
    if set(written.keywords) - {"path", "index", "engine", "compression"} or set(arguments.keywords) - {"path", "engine", "columns"} or len(arguments.args) > 1:
        return not_known(arguments, "the table is written and read back with options that are not known")
    if machine.pandas_major >= 3 or value.index_parts:
        return not_known(arguments, "what the file keeps of this table's index and texts is not known", "write it by `to_pickle`")
    result = value.copy()
    dtypes = {part.name: column_dtype(machine, value, part.name) for part in value.parts if isinstance(part, Named)}
    exact = {name for name, dtype in dtypes.items() if dtype.startswith(("int", "float", "bool", "datetime", "category"))}
    if len(exact) < len(value.parts):
        table = TableValue([part for part in value.parts if not isinstance(part, Named) or part.name not in exact], value.loads, list(value.writers))
        made = on_tables(machine, node, [table], table, lambda e: Call(Symbol("columns.stored"), (e[0],)))
        remember_dtypes(machine, made, dtypes)
        again = iter(made.parts)
        result.parts = [part if isinstance(part, Named) and part.name in exact else next(again) for part in result.parts]
    chosen = arguments.constant(1, "columns")
    if chosen is not None:
        if not isinstance(chosen, (list, tuple)) or not all(result.find(name) is not None for name in chosen):
            return not_known(arguments, "which columns are read back is not known", "name them")
        result.parts = [part for name in chosen if (part := result.find(name)) is not None]
    result.writers = [machine.statement.index]
    return result


def not_known(arguments: Arguments, message: str, hint: str = "write it by `to_pickle`, or keep the table in one notebook") -> Unknown:
    return Unknown(Diagnostic("NB201", message, span_of(arguments.node), hint))
