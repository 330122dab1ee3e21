"""Joining: what several files say of one population → one sample, whose columns hold what each of them holds."""

from dataclasses import replace

from nb2svc.samples.sample import MAX_DISTINCT, ColumnSample, Sample

NUMBERS = frozenset(("integer", "number"))


def joined(left: Sample, right: Sample) -> Sample:
    """The columns of both; a column of both holds the cells of both. The records stay those of the first."""
    names = dict.fromkeys((*left.columns, *right.columns))
    index = left.index
    found = left.by_name | {name: column if name not in left.by_name else joined_column(left.by_name[name], column) for name, column in right.by_name.items()}
    read = (*index, *names)
    unread = tuple(name for name in dict.fromkeys((*left.unread, *right.unread)) if name not in read)
    return Sample(tuple(name for name in names if name not in index), found, left.records, index, unread, left.missing_texts)


def joined_column(left: ColumnSample, right: ColumnSample) -> ColumnSample:
    """One column of two files, with the dtype that pandas gives their cells below each other."""
    if left.first is None or right.first is None:  # no file whose cells are all missing says what they would be
        known, empty = (right, left) if left.first is None else (left, right)
        return replace(known, dtype=dtype_of(known, empty), missing=known.missing or empty.missing, unique=False)
    kind, problem = left.kind, left.problem or right.problem
    if {left.kind, right.kind} == NUMBERS:
        kind = "number"
    elif left.kind != right.kind:
        kind, problem = "string", problem or f"it is {left.kind} in one file and {right.kind} in another"
    elif left.date_format != right.date_format:
        problem = problem or "its dates have one form in one file and another in another"
    few = None if left.distinct is None or right.distinct is None else tuple(dict.fromkeys((*left.distinct, *right.distinct)))
    return ColumnSample(
        dtype_of(left, right), kind, left.missing or right.missing, few if few is not None and len(few) <= MAX_DISTINCT else None, left.first, False,
        left.loses or right.loses, left.date_format, problem,
    )  # fmt: skip


def dtype_of(left: ColumnSample, right: ColumnSample) -> str:
    """The dtype of the cells of both."""
    if left.dtype == right.dtype:
        return left.dtype if left.dtype != "category" or left.distinct == right.distinct is not None else "object"
    return "float64" if {left.dtype, right.dtype} == {"int64", "float64"} else "object"
