"""A literal: the table that a notebook writes out in its own code, as `pd.DataFrame` takes it."""

from collections.abc import Mapping
from typing import Any

from nb2svc.samples.sample import Sample, Unreadable
from nb2svc.samples.typed import sample_of


def read(given: Any, options: Mapping[str, Any]) -> Sample:
    """The sample of a dict of columns, a list of records, or a list of rows with `columns`. Raises Unreadable."""
    names = options.get("columns")
    if set(options) - {"columns"}:
        raise Unreadable("is made with options that are not known", "give the columns as a dict of lists")
    if isinstance(given, Mapping):
        columns = {name: values for name, values in given.items() if names is None or name in names}
        if len({len(values) for values in columns.values() if isinstance(values, list)}) != 1:
            raise Unreadable("has columns of several lengths")
        size = next(len(values) for values in columns.values() if isinstance(values, list))
        spread = {name: values if isinstance(values, list) else [values] * size for name, values in columns.items()}
        return sample_of({name: spread[name] for name in names or spread if name in spread})
    if given and all(isinstance(row, Mapping) for row in given):
        every = dict.fromkeys(name for row in given for name in row)
        return sample_of({name: [row.get(name) for row in given] for name in every if names is None or name in names})
    if given and all(isinstance(row, (list, tuple)) for row in given):
        labels = names if isinstance(names, (list, tuple)) else range(max(map(len, given)))
        return sample_of({name: [row[place] if place < len(row) else None for row in given] for place, name in enumerate(labels)})
    raise Unreadable("is no table of constants")
