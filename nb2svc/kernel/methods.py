"""Methods: the row forms of methods of a column. What a rule's body says in one line is not repeated here."""

import re
from collections.abc import Mapping
from typing import Any

from nb2svc.ir.expression import Display, Symbol
from nb2svc.kernel import functions, kinds
from nb2svc.kernel.arithmetic import operator
from nb2svc.kernel.columns import cell, filled
from nb2svc.kernel.constants import constant
from nb2svc.kernel.draft import Draft
from nb2svc.kernel.kinds import BOOL, EXACT, FLOAT, GAP, INT, NUMERIC, TEXT, Coded, Constant, Learnt, NoForm, Scalar, Value

INTEGERS = {"builtins.int", "numpy.int64", "numpy.int_", "int", "int64"}
FLOATS = {"builtins.float", "numpy.float64", "float", "float64"}
TEXTS, OBJECTS, TRUTHS = {"builtins.str", "str"}, {"builtins.object", "object"}, {"builtins.bool", "bool", "numpy.bool_"}


def column_fillna(draft: Draft, column: Scalar, value: Value) -> Scalar:
    """The cell, or the value where it is missing."""
    return filled(draft, column, value)


def column_copy(draft: Draft, column: Scalar, deep: Value = Constant(None)) -> Scalar:
    """The cell."""
    return column


def column_astype(draft: Draft, column: Scalar, dtype: Value) -> Value:
    """The cell with another dtype."""
    if isinstance(dtype, Learnt):
        return Coded(column, draft.bind_learnt(dtype, "places"))
    named = (
        dtype.value
        if isinstance(dtype, Scalar)
        else dtype.expression.name if isinstance(dtype, Constant) and isinstance(dtype.expression, Symbol) else None
    )
    if column.categories and named not in TEXTS | OBJECTS | INTEGERS:
        raise NoForm("another dtype of categories has no row form")
    if named in INTEGERS:
        return integer(column)
    if named in FLOATS and column.is_only(*NUMERIC, TEXT, GAP):
        return Scalar(column.code if column.kinds == {FLOAT} else f"float({column.code})", frozenset({FLOAT}))
    if named in TEXTS and column.is_only(*kinds.ANY):
        return column if column.kinds == {TEXT} else Scalar(f"str({column.code})", frozenset({TEXT}))
    if named in OBJECTS and column.is_only(TEXT, GAP):
        return column
    if named in TRUTHS and (column.is_only(*NUMERIC) or column.is_only(TEXT, GAP)):
        return column if column.kinds == {BOOL} else Scalar(f"bool({column.code})", frozenset({BOOL}), 1, 8)
    raise NoForm(f"the dtype {named or 'of this name'} has no row form here")


def integer(column: Scalar) -> Scalar:
    """The cell as an integer of 64 bits; what is no number has none."""
    if column.kinds == {INT}:
        return Scalar(column.code, column.kinds, column.limit, 64, is_name=column.is_name)
    if column.kinds == {BOOL}:
        return Scalar(f"(1 if {column.code} else 0)", frozenset({INT}), 1)
    return Scalar(f"whole({column.code})", frozenset({INT}))


def column_map(draft: Draft, column: Scalar, arg: Value) -> Scalar:
    """What a dict, a learnt table or a function says of the cell."""
    if isinstance(arg, Learnt):
        table = draft.bind_learnt(arg, "table_by_text" if column.is_only(TEXT, GAP) else "table_by_number")
        if not (column.is_only(TEXT, GAP) or column.is_only(INT, FLOAT)) or column.categories:
            raise NoForm("a table looked up by such a key has no row form")
        return Scalar(f"{table}.get({column.code}, nan)", kinds.NUMBER)
    if isinstance(arg, Constant) and isinstance(arg.expression, Display) and arg.expression.kind == "dict":
        return mapped(draft, column, constant(arg.expression))
    return functions.applied(draft, column, arg, (), {})


def mapped(draft: Draft, column: Scalar, table: dict[Any, Any]) -> Scalar:
    """A dict written out: what it does not hold is missing."""
    if column.categories or not table:
        raise NoForm("`map` of categories has no row form")
    texts = all(isinstance(key, str) for key in table)
    numbers = all(type(key) in (int, float) and key == key and abs(key) < EXACT for key in table)
    # No number is found among texts, whichever way it is looked up.
    if not (texts and column.is_only(*kinds.ANY) or numbers and column.is_only(INT, FLOAT)):
        raise NoForm("`map` by a dict with such keys has no row form")
    values, found = list(table.values()), {type(value) for value in table.values()}
    if found == {int} and all(abs(value) < EXACT for value in values):
        kind, miss = frozenset({INT, FLOAT}), "nan"
    elif found <= {int, float, type(None)}:
        table = {key: float("nan") if value is None else float(value) for key, value in table.items()}
        kind, miss = frozenset({FLOAT}), "nan"
    elif found == {str}:
        kind, miss = frozenset({TEXT, GAP}), "nan"
    else:
        raise NoForm("`map` by a dict with such values has no row form")
    limit = max(abs(value) for value in values) if found == {int} else 1
    word = column.code.rpartition(".")[2] if column.code.replace(".", "").isidentifier() else "values"
    return Scalar(f"{draft.constant(word, kinds.text_of(table))}.get({column.code}, {miss})", kind, limit)


def column_apply(draft: Draft, column: Scalar, func: Value, args: Value = Constant(None), **more: Value) -> Scalar:
    """What a function of the notebook says of the cell."""
    given: tuple[Any, ...] = ()
    if args != Constant(None):
        assert isinstance(args, Constant)
        given = tuple(constant(args.expression))
    return functions.applied(draft, column, func, given, {name: plain(value) for name, value in more.items()})


def plain(value: Value) -> Any:
    if isinstance(value, Scalar) and value.literal:
        return value.value
    raise NoForm("an argument of a function that is no written value has no row form")


def column_isin(draft: Draft, column: Scalar, values: Value) -> Scalar:
    """Whether the cell is one of the values written out."""
    if not isinstance(values, Constant):
        raise NoForm("`isin` of what is not written out has no row form")
    listed = constant(values.expression)
    texts = all(isinstance(value, str) for value in listed)
    numbers = all(type(value) in (int, float) and value == value and abs(value) < EXACT for value in listed)
    # No number is found among texts, whichever way it is looked up.
    if not (texts and column.is_only(*kinds.ANY) or numbers and column.is_only(INT, FLOAT)):
        raise NoForm("`isin` of such values has no row form")
    return Scalar(f"({column.code} in {kinds.text_of(tuple(listed))})", frozenset({BOOL}), 1, 8)


def column_replace(draft: Draft, column: Scalar, to_replace: Value, value: Value = Constant(None)) -> Scalar:
    """Another value for some values."""
    table = replacements(to_replace, value)
    if column.categories or not column.is_only(TEXT, GAP) or not all(isinstance(key, str) for key in table):
        raise NoForm("`replace` of such values has no row form")
    if set(table) & {value for value in table.values() if isinstance(value, str)}:
        raise NoForm("`replace` of values by one another has no row form")
    column = draft.hold(column)
    found = {type(each) for each in table.values()}
    if found == {str}:
        kind = column.kinds
    elif found == {int} and all(abs(each) < EXACT for each in table.values()):
        kind = frozenset({INT}) | column.kinds
    else:
        raise NoForm("`replace` by such values has no row form")
    if len(table) == 1:
        ((old, new),) = table.items()
        return Scalar(f"({kinds.text_of(new)} if {column.code} == {kinds.text_of(old)} else {column.code})", kind)
    return Scalar(f"{draft.constant(column.code, kinds.text_of(table))}.get({column.code}, {column.code})", kind)


def replacements(to_replace: Value, value: Value) -> Mapping[Any, Any]:
    """Old value → new value."""
    if isinstance(to_replace, Constant) and isinstance(to_replace.expression, Display):
        old = constant(to_replace.expression)
        if isinstance(old, dict) and value == Constant(None):
            return old
        if isinstance(old, list) and isinstance(value, Scalar) and value.literal:
            return dict.fromkeys(old, value.value)
    if isinstance(to_replace, Scalar) and to_replace.literal and isinstance(value, Scalar) and value.literal:
        return {to_replace.value: value.value}
    raise NoForm("`replace` with these arguments has no row form")


def column_where(draft: Draft, column: Scalar, cond: Value, other: Value = Constant(None)) -> Scalar:
    """The cell where the condition holds, else the other value."""
    return chosen(draft, column, cell(draft, cond), other, True)


def column_mask(draft: Draft, column: Scalar, cond: Value, other: Value = Constant(None)) -> Scalar:
    """The cell where the condition does not hold, else the other value."""
    return chosen(draft, column, cell(draft, cond), other, False)


def chosen(draft: Draft, column: Scalar, cond: Scalar, other: Value, keep: bool) -> Scalar:
    if cond.kinds != {BOOL} or not column.is_only(INT, FLOAT):
        raise NoForm("`where` of such values has no row form")
    if other == Constant(None):
        instead, found = "nan", frozenset({FLOAT})
    else:
        value = cell(draft, other)
        if not (column.kinds == {FLOAT} and value.is_only(FLOAT, INT)):
            raise NoForm("`where` with such another value has no row form")
        instead, found = f"float({value.code})" if INT in value.kinds else value.code, frozenset({FLOAT})
    first, second = (column.code, instead) if keep else (instead, column.code)
    return Scalar(f"({first} if {cond.code} else {second})", column.kinds | found, column.limit)


def column_clip(draft: Draft, column: Scalar, lower: Value | None = None, upper: Value | None = None) -> Scalar:
    """The cell, or the bound that it is beyond; a missing cell stays so."""
    if column.kinds != {FLOAT}:
        raise NoForm("`clip` of what may be no float has no row form")
    column = draft.hold(column)
    code = column.code
    for bound, sign in ((upper, ">"), (lower, "<")):
        if bound is None or isinstance(bound, Scalar) and bound.literal and bound.value is None:
            continue
        limit = draft.floating(bound) if isinstance(bound, Learnt) else bound
        if not isinstance(limit, Scalar) or not (limit.kinds == {FLOAT} and limit.is_name or limit.kinds == {INT} and limit.literal):
            raise NoForm("`clip` by such bounds has no row form")
        edge = kinds.text_of(float(limit.value)) if limit.literal else limit.code
        if limit.literal and limit.value != limit.value:
            raise NoForm("`clip` by what is no number has no row form")
        code = f"({edge} if {column.code} {sign} {edge} else {code})"
    return Scalar(code, column.kinds)


def _comparison(sign: str) -> Any:
    def compared(draft: Draft, column: Scalar, other: Value) -> Value:
        return operator(draft, sign, [column, other])

    return compared


column_eq, column_ne, column_lt, column_le, column_gt, column_ge = (_comparison(sign) for sign in ("==", "!=", "<", "<=", ">", ">="))


def str_extract(draft: Draft, column: Scalar, pat: Value, flags: Value | None = None, expand: Value | None = None) -> Scalar:
    """The one group of a pattern, where it is found."""
    if not (isinstance(expand, Scalar) and expand.value is False and isinstance(pat, Scalar) and isinstance(pat.value, str)) or flags is not None:
        raise NoForm("`str.extract` has no row form with these arguments")
    if not column.is_only(TEXT, GAP) or column.categories or re.compile(pat.value).groups != 1:
        raise NoForm("`str.extract` of such values has no row form")
    return Scalar(f"{draft.bind('group', f'group_finder({pat.code})')}({column.code})", frozenset({TEXT, GAP}))
