"""Calls: the row forms of functions of numpy and pandas."""

from collections.abc import Mapping

from nb2svc.ir.expression import Display, Expr
from nb2svc.kernel import kinds
from nb2svc.kernel.columns import cell, is_missing
from nb2svc.kernel.constants import constant
from nb2svc.kernel.draft import Draft
from nb2svc.kernel.kinds import (
    BOOL,
    DATE,
    EXACT,
    FLOAT,
    GAP,
    INT,
    NAT,
    NUMBER,
    TEXT,
    Answers,
    Coded,
    Constant,
    Learnt,
    NoForm,
    Scalar,
    Value,
    Vector,
)

UFUNCS = frozenset(
    "abs absolute log log2 log10 log1p exp expm1 sqrt cbrt sin cos tan arcsin arccos arctan sinh cosh tanh floor ceil trunc rint fabs deg2rad rad2deg".split()
)


def ufunc(draft: Draft, name: str, args: list[Value], keywords: Mapping[str, Expr]) -> Scalar:
    """numpy's own function on one number: another library's differs in the last bit."""
    if len(args) != 1 or keywords:
        raise NoForm(f"`numpy.{name}` has no row form with these arguments")
    if isinstance(args[0], Answers) and draft.answers_single:
        raise NoForm("the library answers in 32 bits, which one row has no form for")
    column = cell(draft, args[0])
    if (
        not column.is_only(INT, FLOAT)
        or name in ("floor", "ceil", "trunc", "rint", "abs", "absolute", "fabs")
        and column.kinds != {FLOAT}
        and not isinstance(args[0], Answers)
    ):
        raise NoForm(f"`numpy.{name}` of what may be no number has no row form")
    if column.width < 64:
        raise NoForm(f"`numpy.{name}` of {column.width} bits has no row form")
    inside = column.code if column.kinds == {FLOAT} else f"float({column.code})"
    return Scalar(f"float(np.{name}({inside}))", frozenset({FLOAT}))


def numpy_power(draft: Draft, x1: Value, x2: Value) -> Scalar:
    """A number to a written power."""
    base = cell(draft, x1)
    if base.kinds != {FLOAT} or not isinstance(x2, Scalar) or not x2.literal or type(x2.value) not in (int, float):
        raise NoForm("`numpy.power` of such values has no row form")
    return Scalar(f"float(np.power({base.code}, {kinds.text_of(float(x2.value))}))", frozenset({FLOAT}))


def numpy_where(draft: Draft, condition: Value, x: Value, y: Value) -> Scalar:
    """One of two cells."""
    test = cell(draft, condition)
    first, second = (draft.number(value) if isinstance(value, Learnt) else cell(draft, value) for value in (x, y))
    if test.kinds != {BOOL}:
        raise NoForm("`numpy.where` of what is no condition has no row form")
    if first.is_only(INT) and second.is_only(INT):
        return Scalar(f"({first.code} if {test.code} else {second.code})", frozenset({INT}), max(first.limit, second.limit))
    if first.is_only(INT, FLOAT) and second.is_only(INT, FLOAT) and {FLOAT} in (first.kinds, second.kinds):
        codes = [
            value.code if value.kinds == {FLOAT} else kinds.text_of(float(value.value)) if value.literal else f"float({value.code})"
            for value in (first, second)
        ]
        return Scalar(f"({codes[0]} if {test.code} else {codes[1]})", frozenset({FLOAT}))
    if first.kinds == {TEXT} and second.kinds == {TEXT}:
        return Scalar(f"({first.code} if {test.code} else {second.code})", frozenset({TEXT}))
    raise NoForm("`numpy.where` of such values has no row form")


def numpy_asarray(draft: Draft, a: Value) -> Value:
    """The row without its names."""
    return Vector(a.parts, array=True) if isinstance(a, Vector) else cell(draft, a)


numpy_array = numpy_asarray


def numpy_round(draft: Draft, a: Value, decimals: Value | None = None) -> Scalar:
    """A number rounded by numpy."""
    column = cell(draft, a)
    if decimals is not None and not (isinstance(decimals, Scalar) and decimals.literal) or not column.is_only(FLOAT, INT):
        raise NoForm("`numpy.round` of such values has no row form")
    return Scalar(f"float(np.round({column.code}{', ' + decimals.code if isinstance(decimals, Scalar) else ''}))", frozenset({FLOAT}))


def pandas_Series(draft: Draft, data: Value, index: Value | None = None) -> Scalar:
    """One value in every row."""
    if not isinstance(data, Scalar) or not data.literal or not data.is_only(INT, FLOAT, TEXT):
        raise NoForm("`pandas.Series` of such values has no row form")
    return Scalar(data.code, data.kinds, data.limit, 64, is_name=True)


def pandas_to_numeric(draft: Draft, arg: Value, errors: Value | None = None) -> Scalar:
    """A text read as a number."""
    column = cell(draft, arg)
    if column.is_only(INT, FLOAT):
        return column
    if not column.is_only(TEXT, GAP) or errors is not None and not (isinstance(errors, Scalar) and errors.value in ("coerce", "raise")):
        raise NoForm("`pandas.to_numeric` of such values has no row form")
    coerces = isinstance(errors, Scalar) and errors.value == "coerce"
    return Scalar(f"numeric({column.code}{', coerce=True' if coerces else ''})", NUMBER)


def pandas_to_datetime(draft: Draft, arg: Value, format: Value | None = None) -> Scalar:  # noqa: A002 — the library's own word
    """A text of digits read as a date; a text of another form is not read here."""
    column = cell(draft, arg)
    if not column.is_only(TEXT, GAP) or format is None:
        raise NoForm("`pandas.to_datetime` of such values has no row form")
    column = draft.hold(column)
    found = frozenset({DATE, NAT} if GAP in column.kinds else {DATE})
    if isinstance(format, Learnt):
        reader = draft.bind_learnt(format, "date_reader")
    elif isinstance(format, Scalar) and isinstance(format.value, str):
        reader = draft.bind("read_date", f"date_reader({format.code})")
    else:
        raise NoForm("`pandas.to_datetime` with such a format has no row form")
    return Scalar(
        f"(None if {column.code} != {column.code} else {reader}({column.code}))" if GAP in column.kinds else f"{reader}({column.code})",
        found,
    )


def pandas_cut(
    draft: Draft, x: Value, bins: Value, right: Value | None = None, labels: Value | None = None, include_lowest: Value | None = None
) -> Scalar:
    """The bin of a number, by its edges."""
    column = cell(draft, x)
    if not column.is_only(INT, FLOAT) or any(
        option is not None and not (isinstance(option, Scalar) and option.literal) for option in (right, include_lowest)
    ):
        raise NoForm("`pandas.cut` of such values has no row form")
    options = [
        f"{name}={option.code}" for name, option in (("right", right), ("include_lowest", include_lowest)) if isinstance(option, Scalar)
    ]
    if isinstance(bins, Learnt):
        edges = draft.learnt(bins)
        word = bins.name
    elif isinstance(bins, Constant) and isinstance(bins.expression, Display):
        edges, word = kinds.text_of(constant(bins.expression)), "bins"
    else:
        raise NoForm("`pandas.cut` without edges has no row form")
    if isinstance(labels, Scalar) and labels.value is False:
        found, category, names = NUMBER, False, None
    elif isinstance(labels, Constant):
        names = constant(labels.expression)
        of = {type(name) for name in names}
        if of not in ({str}, {int}) or len(set(names)) != len(names):
            raise NoForm("`pandas.cut` with such labels has no row form")
        found, category = frozenset({TEXT, GAP}) if of == {str} else NUMBER, True
    else:
        raise NoForm("`pandas.cut` without labels has no row form")
    name = draft.bind(word, f"cutter({', '.join((edges, *([f'labels={kinds.text_of(names)}'] if names else []), *options))})")
    return Scalar(f"{name}({column.code})", found, limit=EXACT, categories=category)


def pandas_Categorical(draft: Draft, values: Value, categories: Value | None = None, ordered: Value | None = None) -> Value:
    """Categories, whose codes are places."""
    if isinstance(categories, Learnt):
        return Coded(cell(draft, values), draft.bind_learnt(categories, "places"))
    if isinstance(categories, Constant):
        names = constant(categories.expression)
        return Coded(cell(draft, values), draft.bind("categories", f"places({kinds.text_of(names)})"))
    raise NoForm("categories that are not known have no row form")


def pandas_isna(draft: Draft, obj: Value) -> Scalar:
    """Whether a cell is missing."""
    column = draft.hold(cell(draft, obj))
    return Scalar(f"({is_missing(column)})" if column.may_be(*kinds.MISSING) else "False", frozenset({BOOL}), 1, 8)


pandas_isnull = pandas_isna
