"""json."""

NAME = "json"


@row_wise
def loads(
    s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
    object_pairs_hook=None, **kw,
) -> Any: ...


@row_wise
def dumps(
    obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw,
) -> str: ...


@reads(task="load")
def load(
    fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
    object_pairs_hook=None, **kw,
) -> Any: ...


@writes(task="save")
def dump(
    obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
    separators=None, default=None, sort_keys=False, **kw,
) -> None: ...
