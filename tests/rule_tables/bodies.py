"""Bodies: the exact one-row form of a rule, run cell by cell and held against the library by bits."""

import ast
import datetime
import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from nb2svc.catalog import Rule

from rule_tables.calls import Call, Rows
from rule_tables.content import content


def isnull(value: Any) -> bool:
    """Whether a cell is missing."""
    return value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value)


def lookup(table: dict[Any, Any], key: Any) -> Any:
    """What a mapping says of a key, a missing key being found by a missing value; missing without an entry."""
    if isnull(key):
        return next((value for each, value in table.items() if isnull(each)), math.nan)
    return table.get(key, math.nan)


def compiled(rule: Rule) -> Callable[..., Any]:
    """The body as a function of the receiver, if there is one, and the parameters."""
    names: dict[str, Any] = {"isnull": isnull, "lookup": lookup, "np": np, "math": math, "re": re, "datetime": datetime, "nan": math.nan}
    names["Any"] = None
    first = ["self"] if _is_method(rule) else []
    positional = [each for each in rule.parameters if each.kind in ("positional", "either", "keyword")]
    defaults = {each.name: each.default_text for each in positional}
    written = first + [name if text is None else f"{name}={text}" for name, text in defaults.items()]
    module = ast.parse(f"def body({', '.join(written)}): ...")
    function = module.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.body = list(rule.body)
    exec(compile(ast.fix_missing_locations(module), rule.origin, "exec"), names)  # our own rule file
    return names["body"]  # type: ignore[no-any-return]


def _is_method(rule: Rule) -> bool:
    return rule.name.removeprefix(rule.module).count(".") > 1


def cell(part: Any, position: int) -> Any:
    """One cell as plain Python, or the argument itself."""
    if not isinstance(part, Rows):
        return part
    value = part.table.iloc[position] if isinstance(part.table, pd.Series) else part.table[position]
    return value.item() if isinstance(value, np.generic) else value


def check_body(rule: Rule, call: Call, result: Any) -> None:
    """The body's answer for each row has the bits of the library's answer for the table."""
    body = compiled(rule)
    dtype = getattr(result, "dtype", None)
    whole = result.tolist() if hasattr(result, "tolist") else list(result) if call.count else [result]
    for position in range(call.count or 1):
        receiver = [cell(call.receiver, position)] if _is_method(rule) else []
        arguments = [cell(part, position) for part in call.args]
        keywords = {name: cell(part, position) for name, part in call.kwargs.items()}
        answer = body(*receiver, *arguments, **keywords)
        if dtype is not None and not isinstance(dtype, pd.CategoricalDtype):
            answer = pd.Series([answer], dtype=dtype).tolist()[0]
        assert content(answer) == content(whole[position]), f"body, row {position}: {answer!r}, the library {whole[position]!r}"
