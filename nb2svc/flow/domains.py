"""Domains: the values a column can hold, followed from the sample through `replace`, `map` and fills; from them its dtype."""

from typing import Any

from nb2svc.flow.machine import Machine
from nb2svc.ir.expression import Column, Display, Expr, Field, Literal, Method, Ref, Subscript, Table

NUMBERS = (int, float)


def domain(machine: Machine, expr: Expr) -> tuple[frozenset[Any], bool] | None:
    """The distinct values and whether some are missing; None where that is not known."""
    match expr:
        case Field(name, load):
            sample = machine.graph.loads[load].sample
            column = sample.by_name.get(name) if sample is not None else None
            if column is None or column.distinct is None or column.dtype not in ("object", "int64", "bool") or column.problem:
                return None
            return frozenset(column.distinct), column.missing
        case Ref(name):
            return domain(machine, machine.graph.nodes[name].expr)
        case Subscript(Ref(name), Literal(column)):
            return of_item(machine, machine.graph.nodes[name].expr, column)
        case Method("replace", receiver, args, keywords):
            return replaced(domain(machine, receiver), args, keywords)
        case Method("map", receiver, (Display("dict", items),), _):
            known = domain(machine, receiver)
            mapping = constants(items)
            if known is None or mapping is None:
                return None
            return frozenset(mapping[value] for value in known[0] if value in mapping), known[1] or any(value not in mapping for value in known[0])
        case Method("fillna", receiver, (Literal(value),), _):
            known = domain(machine, receiver)
            return (known[0] | ({value} if known[1] else set()), False) if known is not None else None
        case _:
            return None


def of_item(machine: Machine, expr: Expr, column: Any) -> tuple[frozenset[Any], bool] | None:
    """One column of a table operation that works column by column."""
    match expr:
        case Method("replace" | "fillna" as name, Table(parts), args, keywords):
            value = next((part.value for part in parts if isinstance(part, Column) and part.name == column), None)
            return domain(machine, Method(name, value, args, keywords)) if value is not None else None
        case _:
            return None


def constants(items: tuple[Expr, ...]) -> dict[Any, Any] | None:
    """A written dict of constants."""
    if not all(isinstance(item, Literal) for item in items):
        return None
    values = [item.value for item in items if isinstance(item, Literal)]
    return dict(zip(values[::2], values[1::2]))


def replaced(known: tuple[frozenset[Any], bool] | None, args: tuple[Expr, ...], keywords: tuple[tuple[str, Expr], ...]) -> tuple[frozenset[Any], bool] | None:
    if known is None or keywords:
        return None
    match args:
        case (Display("dict", items),):
            mapping = constants(items)
        case (Literal(old), Literal(new)):
            mapping = {old: new}
        case (Display("list", olds), Literal(new)) if all(isinstance(o, Literal) for o in olds):
            mapping = {old.value: new for old in olds if isinstance(old, Literal)}
        case (Display("list", olds), Display("list", news)) if all(isinstance(o, Literal) for o in (*olds, *news)):
            mapping = {old.value: new.value for old, new in zip(olds, news) if isinstance(old, Literal) and isinstance(new, Literal)}
        case _:
            return None
    if mapping is None or any(isinstance(value, dict) for value in mapping.values()):
        return None
    return frozenset(mapping.get(value, value) for value in known[0]), known[1]


def dtype(machine: Machine, expr: Expr) -> str:
    """The dtype that pandas gives these values, "" where they are not known."""
    known = domain(machine, expr)
    if known is None or not known[0]:
        return ""
    values, missing = known
    if is_replaced(machine, expr) and machine.pandas_major >= 3:
        return "object"
    kinds = {type(value) for value in values}
    if kinds <= {bool}:
        return "object" if missing else "bool"
    if kinds <= {int, float}:
        return "float64" if missing or float in kinds else "int64"
    return "object"


def is_replaced(machine: Machine, expr: Expr) -> bool:
    """Under pandas 3 `replace` keeps the dtype of texts."""
    inner = machine.graph.nodes[expr.name].expr if isinstance(expr, Ref) else expr
    return isinstance(inner, Method) and inner.name == "replace"


