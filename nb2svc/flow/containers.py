"""Containers: methods of lists, dicts, texts and other constants of the notebook."""

import re
from typing import Any

from nb2svc.flow import labels
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.becoming import lose
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import distinct, key_of, known_items
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.values import Const, Fit, Listing, Mapping, Unknown, Value, is_constant, is_row, lifted, plain

PURE_TEXT = {
    "upper", "lower", "strip", "lstrip", "rstrip", "split", "rsplit", "replace", "startswith", "endswith", "join", "title", "capitalize",
    "format", "zfill", "find", "index", "count", "isdigit", "splitlines", "removeprefix", "removesuffix", "casefold", "swapcase", "partition",
}  # fmt: skip
CHANGING = {
    "extend", "add", "update", "remove", "discard", "insert", "pop", "sort", "intersection_update", "difference_update", "symmetric_difference_update", "popitem", "setdefault",
}  # fmt: skip
"""Methods that change a container: where it is not known what they do, it is not known what it holds."""
SHRINKING = {"remove", "discard", "pop", "sort", "intersection_update", "difference_update"}
SET_METHODS = {"union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"}


def text_method(machine: Machine, value: Const, name: str, arguments: Arguments) -> Value:
    """A method of a constant."""
    operands = list(arguments.values())
    if isinstance(value.value, str) and name in PURE_TEXT and all(map(is_constant, operands)):
        try:
            return lifted(getattr(value.value, name)(*map(plain, arguments.args), **{k: plain(v) for k, v in arguments.keywords.items()}))
        except Exception as error:  # noqa: BLE001 — the notebook's own call may raise anything
            return refusal("NB201", f"this raises {type(error).__name__}", arguments.node)
    return machine.fit(arguments.node, "statistic", operands)


def listing_method(machine: Machine, value: Listing, name: str, arguments: Arguments) -> Value:
    """A method of a list, tuple, set or of the column index of a table, which is a list here."""
    args = arguments.args
    machine.need(value)
    match name:
        case "append":
            value.items.append(args[0])
        case "extend" if args and (items := known_items(args[0])) is not None:
            value.items += items
        case "add" | "update" if value.kind == "set" and (items := added(name, args)) is not None and all(map(is_constant, [*value.items, *items])):
            value.items[:] = distinct([*value.items, *items])
        case "remove" | "discard" if is_constant(args[0]) and all(map(is_constant, value.items)):
            place = next((place for place, item in enumerate(value.items) if plain(item) == plain(args[0])), None)
            if place is not None:
                del value.items[place]
        case "insert" if is_constant(args[0]):
            value.items.insert(plain(args[0]), args[1])
        case "pop" if value.kind == "list" and all(map(is_constant, args)):
            machine.wrote(value)
            return value.items.pop(*map(plain, args)) if value.items else Unknown()
        case "clear":
            value.items.clear()
        case "reverse":
            value.items.reverse()
        case "sort" if all(map(is_constant, [*value.items, *arguments.keywords.values()])):
            value.items[:] = [lifted(item) for item in sorted(map(plain, value.items), **{key: plain(given) for key, given in arguments.keywords.items()})]
        case "intersection_update" | "difference_update" | "symmetric_difference_update" if all(map(is_constant, [value, *args])):
            value.items[:] = [lifted(item) for item in sorted(getattr(set(plain(value)), name.removesuffix("_update"))(*map(plain, args)), key=repr)]
        case _ if name in CHANGING:
            lost = lose(machine, value, arguments.node)
            if name in SHRINKING and isinstance(lost, Fit):
                labels.some_of(lost, value.items)
            return machine.fit(arguments.node, "statistic", list(arguments.values())) if name == "pop" else Const(None)
        case _:
            return pure_listing_method(machine, value, name, arguments)
    machine.wrote(value)
    return Const(None)


def added(name: str, args: list[Value]) -> list[Value] | None:
    """What `add` or `update` puts into a set."""
    if name == "add":
        return args
    found = [known_items(each) for each in args]
    return [item for items in found for item in items or ()] if None not in found else None


def same(left: Value, right: Value) -> bool:
    return left is right or (is_constant(left) and is_constant(right) and plain(left) == plain(right))


def pure_listing_method(machine: Machine, value: Listing, name: str, arguments: Arguments) -> Value:
    args = arguments.args
    names = known_names(args[0]) if args else None
    if name in PURE_TEXT - {"index", "count", "join", "format", "find"} and value.items and all(isinstance(item, Const) and isinstance(item.value, str) for item in value.items):
        return renamed(machine, value, name, arguments)
    match name:
        case "copy" | "tolist" | "to_list" | "unique" | "to_numpy" | "astype":
            return Listing("list" if name != "copy" else value.kind, list(value.items), [machine.statement.index])
        case "index" if args and is_constant(args[0]):
            found = next((place for place, item in enumerate(value.items) if same(item, args[0])), None)
            return Const(found) if found is not None else Unknown()
        case "get_loc" if args and is_constant(args[0]):
            return Const(next((place for place, item in enumerate(value.items) if same(item, args[0])), -1))
        case "count" if is_constant(value) and args and is_constant(args[0]):
            return Const(plain(value).count(plain(args[0])))
        case "drop" | "difference" if names is not None:
            kept = [item for item in value.items if plain(item) not in names] if is_constant(value) else None
            if kept is None:
                return machine.fit(arguments.node, "columns", [value])
            # pandas sorts what `difference` leaves; `drop` keeps the order.
            ordered = sorted(kept, key=lambda item: str(plain(item))) if name == "difference" and value.kind == "list" and arguments.constant(1, "sort", None) is None else kept
            return Listing(value.kind, ordered, [machine.statement.index])
        case "intersection" if names is not None and is_constant(value):
            return Listing(value.kind, [item for item in value.items if plain(item) in names], [machine.statement.index])
        case "union" | "append" if names is not None and is_constant(value):
            return Listing(value.kind, [*value.items, *(lifted(n) for n in names if n not in plain(value))], [machine.statement.index])
        case "isin" if names is not None and is_constant(value):
            return Listing("list", [Const(plain(item) in names) for item in value.items])
        case _ if is_row(value):
            return refusal("NB201", f"`{name}` of a list of tables", arguments.node)
        case _:
            return machine.fit(arguments.node, "columns", [value, *arguments.values()])


def renamed(machine: Machine, value: Listing, name: str, arguments: Arguments) -> Value:
    """`columns.str.lower()` and the like: a text method of every column name."""
    if not all(map(is_constant, arguments.values())):
        return machine.fit(arguments.node, "columns", [value])
    args = [plain(argument) for argument in arguments.args]
    if name == "replace" and (arguments.constant(99, "regex", False) is True):
        return Listing(value.kind, [Const(re.sub(args[0], args[1], plain(item))) for item in value.items])
    return Listing(value.kind, [lifted(getattr(plain(item), name)(*args)) for item in value.items])


def known_names(value: Value) -> list[Any] | None:
    if isinstance(value, Const) and not isinstance(value.value, (int, float)):
        return [value.value]
    items = known_items(value)
    return [plain(item) for item in items] if items is not None and all(map(is_constant, items)) else None


def mapping_method(machine: Machine, value: Mapping, name: str, arguments: Arguments) -> Value:
    """A method of a dict."""
    args = arguments.args
    machine.need(value)
    match name:
        case "items":
            return Listing("list", [Listing("tuple", [key_value(key), item]) for key, item in value.items.items()], list(value.writers))
        case "keys":
            return Listing("list", [key_value(key) for key in value.items], list(value.writers))
        case "values":
            return Listing("list", list(value.items.values()), list(value.writers))
        case "copy":
            return Mapping(dict(value.items), [machine.statement.index, *value.writers])
        case "get" | "setdefault" | "pop" if args and (key := key_of(args[0])) is not None:
            found = value.items.get(key[0])
            if name == "pop":
                value.items.pop(key[0], None)
                machine.wrote(value)
            if found is None:
                found = args[1] if len(args) > 1 else Const(None)
                if name == "setdefault":
                    value.items[key[0]] = found
                    machine.wrote(value)
            return found
        case "update" if not args or isinstance(args[0], Mapping):
            if args and isinstance(args[0], Mapping):
                value.items |= args[0].items
            value.items |= arguments.keywords
            machine.wrote(value)
            return Const(None)
        case "clear":
            value.items.clear()
            machine.wrote(value)
            return Const(None)
        case _:
            made = machine.fit(arguments.node, "table", [value, *arguments.values()])
            if name in CHANGING:
                made.how = "use"
                lose(machine, value, arguments.node)
            return made


def key_value(key: Any) -> Value:
    return key if not isinstance(key, (str, int, float, bool, tuple, type(None), bytes)) else lifted(key)
