"""Calls: who is called, and with what; everything else is in the file of the receiver's kind."""

import ast
import builtins as python_builtins
import itertools
import pathlib
from typing import Any

from nb2svc.catalog import ClassRule, Effect
from nb2svc.flow import artifacts, containers, estimators, files, folds, groups, labels, learnt, library, loading, native, rows, tables, votes
from nb2svc.flow.arguments import Arguments, read_arguments
from nb2svc.flow.functions import inline, instantiate
from nb2svc.flow.machine import MAX_FOLDED, Machine
from nb2svc.flow.operations import distinct, is_unordered, known_items, row_operation, turn_label
from nb2svc.flow.rules_of import apply_rule, refusal, unknown_call
from nb2svc.flow.values import (
    Bound,
    Const,
    Count,
    Estimator,
    Fit,
    Grouped,
    Held,
    Indexer,
    Instance,
    Labels,
    Library,
    Listing,
    Mapping,
    Rows,
    Splitter,
    TableValue,
    Unknown,
    UserClass,
    UserFunction,
    Value,
    is_constant,
    is_row,
    lifted,
    plain,
)  # fmt: skip
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Call, Symbol
from nb2svc.ir.span import span_of

FITTED = {"Transformer", "Classifier", "Regressor", "Clusterer", "Outlier", "Vectorizer", "Encoder", "MetaEstimator", "Resampler", "Estimator"}
FOLDED = {"len", "str", "int", "float", "bool", "abs", "round", "min", "max", "sum", "any", "all", "sorted", "repr", "ord", "chr", "divmod", "frozenset", "type_"}
PATHS = {"os.path.join", "pathlib.Path", "pathlib.PurePath"}
FINITE = {"chain", "combinations", "combinations_with_replacement", "islice", "pairwise", "permutations", "product", "zip_longest"}
FRAMES = {"DataFrame", "LazyFrame", "Series"}
TABLES = FRAMES | {"Array", "Matrix"}
AS_PANDAS = "prepare the rows with pandas: `pd.read_csv`, `pd.read_parquet`, …"
METRICS = ("sklearn.metrics.",)
MARK = "__refused__"
"""What a front-end writes around a value that an answer may not need."""
OPAQUE = {"exec", "eval", "globals", "locals", "setattr", "delattr", "vars", "compile", "__import__"}


def call(machine: Machine, node: ast.Call) -> Value:
    """The value of a call."""
    if isinstance(node.func, ast.Name) and node.func.id == MARK:
        return marked(machine, node)
    if isinstance(node.func, ast.Attribute):
        receiver = machine.evaluate(node.func.value)
        name = node.func.attr
        if not isinstance(receiver, Library):
            own = held(machine, receiver, name)
            arguments = read_arguments(machine, node)
            if own is not None:
                return machine.call_value(own, arguments)
            return method(machine, receiver, name, arguments, node.func.value)
        callee: Value = Library(f"{receiver.name}.{name}")
    else:
        callee = machine.evaluate(node.func)
    return machine.call_value(callee, read_arguments(machine, node))


def marked(machine: Machine, node: ast.Call) -> Value:
    """A value that a front-end marked: `__refused__(code, message, hint[, value])`; nothing is known of one without a value."""
    code, message, hint = (str(plain(machine.evaluate(argument))) for argument in node.args[:3])
    machine.statement.refusal = Diagnostic(code, message, span_of(node), hint)
    return machine.evaluate(node.args[3]) if len(node.args) > 3 else Unknown(machine.statement.refusal)


def held(machine: Machine, receiver: Value, name: str) -> Value | None:
    """A callable that an object or a class of the notebook holds under a name."""
    if isinstance(receiver, Instance) and name in receiver.attributes:
        return receiver.attributes[name]
    if isinstance(receiver, UserClass):
        own = receiver.method(name)
        if own is not None and own.kind == "classmethod":
            return UserFunction(own.node, own.scope, own.name, own.defaults, receiver, own.statement, own.kind)
        return own
    return None


def call_value(machine: Machine, callee: Value, arguments: Arguments) -> Value:
    """Call a value."""
    node = arguments.node
    match callee:
        case Library(name):
            return library_call(machine, name, arguments)
        case UserFunction():
            machine.need(callee)
            return inline(machine, callee, arguments, callee.self_value)
        case UserClass():
            return instantiate(machine, callee, arguments)
        case Bound(receiver, name, at):
            path = at.value if isinstance(at, ast.Attribute) else at
            return method(machine, receiver, name, arguments, path)
        case Instance() if (own := callee.klass.method("__call__")) is not None:
            return inline(machine, own, arguments, callee)
        case Unknown():
            return callee
        case _:
            return unknown_call(machine, ast.unparse(node.func), list(arguments.values()), node)


def method(machine: Machine, receiver: Value, name: str, arguments: Arguments, path: ast.expr) -> Value:
    """Call a method, by the kind of the receiver."""
    match receiver:
        case TableValue():
            return tables.method(machine, receiver, name, arguments)
        case Rows():
            return rows.method(machine, receiver, name, arguments)
        case Grouped():
            return groups.method(machine, receiver, name, arguments)
        case Estimator() | Instance():
            return estimators.method(machine, receiver, name, arguments, path)
        case Splitter():
            return folds.method(machine, receiver, name, arguments)
        case Held():
            return native.method(machine, receiver, name, arguments)
        case Fit():
            return learnt.method(machine, receiver, name, arguments)
        case Listing():
            return containers.listing_method(machine, receiver, name, arguments)
        case Mapping():
            return containers.mapping_method(machine, receiver, name, arguments)
        case Const(pathlib.PurePath() as path_value) if (done := files.path_method(machine, path_value, name, arguments)) is not None:
            return done
        case Const():
            return containers.text_method(machine, receiver, name, arguments)
        case Labels() | Count():
            return receiver if name in ("tolist", "to_list", "copy", "to_numpy") else machine.fit(arguments.node, "statistic", [])
        case Indexer():
            return Unknown()
        case Unknown():
            return receiver
        case _:
            return unknown_call(machine, name, list(arguments.values()), arguments.node)


def library_call(machine: Machine, name: str, arguments: Arguments) -> Value:
    """Call a function or class of a library."""
    node = arguments.node
    if name.startswith("builtins."):
        return builtin(machine, name.removeprefix("builtins."), arguments)
    if (voted := votes.fold(machine, name, arguments)) is not None:
        return voted
    if name in library.SPECIAL:
        return library.SPECIAL[name](machine, arguments)
    if name in PATHS and arguments.args and all(isinstance(value, Const) for value in arguments.args) and not arguments.keywords:
        joined = pathlib.PurePosixPath(*(str(value.value) for value in arguments.args if isinstance(value, Const)))
        return Const(joined if name.startswith("pathlib.") else str(joined))
    if name in ("pandas.cut", "pandas.qcut"):
        return library.cut(machine, name, arguments)
    klass = machine.catalog.klass(name)
    rule = machine.catalog.function(name)
    if rule is not None and "holds" in rule.flags:
        return native.hold(machine, name, rule, arguments)
    if rule is not None and "fits" in rule.flags:
        return native.train(machine, rule, arguments)
    if klass is not None and (FITTED & set(klass.protocols) or ("fit" in klass.methods and {"transform", "predict"} & set(klass.methods))):
        return estimators.make(machine, name, arguments)
    if klass is not None and "predict" in klass.methods and (rule is not None and "file" in rule.flags):
        return artifacts.constructed(machine, klass, arguments)
    if klass is not None and "Splitter" in klass.protocols:
        return folds.make(machine, name, arguments)
    if klass is not None:
        note_steps(machine, klass, node)
    operands = list(arguments.values())
    if (combined := iterated(name, arguments)) is not None:
        return combined
    for value in operands:
        machine.need(value)
    if name.startswith(METRICS) and len(operands) >= 2:
        return library.compare(machine, name, arguments)
    if rule is None:
        if looks_fittable(name):
            return estimators.make(machine, name, arguments)
        if any(map(is_row, operands)) and machine.hears("row-wise"):
            return row_operation(machine, node, operands, lambda e: Call(Symbol(name), *arguments.split(e)))
        return unknown_call(machine, name, operands, node)
    if any(map(is_row, operands)) and is_foreign(machine.catalog.returned_class(rule)):
        return machine.refused("NB214", f"`{name}` makes a table that cannot be followed to a record", node, AS_PANDAS)
    if name in files.READERS and (written := files.read(machine, files.READERS[name], arguments)) is not None:
        return written
    if "opens" in rule.flags:
        return loading.opens(machine, rule.flags["opens"], arguments)
    if "form" in rule.flags:
        return loading.load(machine, rule, arguments)
    if rule.effect is Effect.READS and rule.task == "load":
        if rule.returns.partition("[")[0] in TABLES:
            machine.graph.unfollowed.append(Diagnostic("NB214", f"the table that `{name}` reads cannot be followed to a record", span_of(node), AS_PANDAS))
        return artifacts.load(machine, rule, arguments, operands)
    made = apply_rule(machine, rule, operands, arguments, lambda exprs: Call(Symbol(name), *arguments.split(exprs)))
    if klass is not None and isinstance(made, Fit):
        made.parts["class"] = klass.name
    return made


def is_foreign(klass: ClassRule | None) -> bool:
    """Is this a table or column of another library than pandas? Its methods mean something else, even by the same name."""
    return klass is not None and klass.name.rpartition(".")[2] in FRAMES and not klass.name.startswith("pandas.")


def note_steps(machine: Machine, klass: ClassRule, node: ast.Call) -> None:
    """An object that trains a network by steps which the notebook writes out: no call says what the network was fitted with."""
    kinds = [klass, *(own for name in klass.protocols if (own := machine.catalog.klass(name)) is not None)]
    if any("trains" in kind.flags for kind in kinds):
        hint = "train it by one call, as Keras and scikit-learn do, or mark another answer with `# nb2svc: answer`"
        machine.graph.by_hand.append(Diagnostic("NB606", f"`{klass.name}` trains a network step by step, and such a model cannot be served", span_of(node), hint))


def iterated(name: str, arguments: Arguments) -> Value | None:
    """`itertools.combinations(columns, 2)` and its like over known items; None where that is not known."""
    lists = [[*items] if (items := known_items(value)) is not None else plain(value) if is_constant(value) else None for value in arguments.args]
    if name.removeprefix("itertools.") not in FINITE or any(one is None for one in lists) or not all(map(is_constant, arguments.keywords.values())):
        return None
    function = getattr(itertools, name.removeprefix("itertools."))
    found = list(itertools.islice(function(*lists, **{key: plain(value) for key, value in arguments.keywords.items()}), MAX_FOLDED))
    return Listing("list", [Listing("tuple", [item if item is not None else Const(None) for item in each]) if isinstance(each, tuple) else each for each in found])


def looks_fittable(name: str) -> bool:
    """A class of scikit-learn that no rule lists still keeps its protocol."""
    return name.startswith("sklearn.") and name.rpartition(".")[2][:1].isupper()


def builtin(machine: Machine, name: str, arguments: Arguments) -> Value:
    """A builtin function."""
    args, node = arguments.args, arguments.node
    operands = list(arguments.values())
    if name in OPAQUE:
        machine.statement.refusal = Diagnostic("NB202", f"`{name}` runs code that the text does not show", span_of(node), "write the code out")
        return Unknown(machine.statement.refusal)
    if name == "input":
        return Unknown(Diagnostic("NB203", "`input` asks a person", span_of(node), "make it a constant"))
    if name in ("print", "display", "help"):
        machine.statement.tasks.add("display")
        return Const(None)
    if name in BUILTINS:
        return BUILTINS[name](machine, arguments)
    if name in ("float", "int", "str", "bool", "round", "abs") and args and isinstance(args[0], (Fit, Count)):
        return machine.fit(node, "statistic", operands, shape="scalar")
    if name in FOLDED and all(map(is_constant, operands)):
        return folded(machine, name, arguments)
    if name in ("abs", "round") and args and is_row(args[0]):
        if isinstance(args[0], TableValue):
            return tables.method(machine, args[0], name, Arguments(args[1:], arguments.keywords, node))
        return row_operation(machine, node, operands, lambda e: Call(Symbol(f"builtins.{name}"), *arguments.split(e)))
    if name in ("max", "min", "sorted") and args and isinstance(args[0], (Mapping, Listing)):
        return machine.fit(node, "statistic", operands, shape="scalar" if name != "sorted" else "")
    if name == "open":
        return files.open_file(machine, arguments)
    if any(map(is_row, operands)) and name in ("sum", "max", "min", "any", "all", "sorted", "set", "dict"):
        return machine.fit(node, "statistic", operands)
    if name in ("Exception", "ValueError", "object", "super"):
        return Unknown()
    return unknown_call(machine, name, operands, node)


def folded(machine: Machine, name: str, arguments: Arguments) -> Value:
    if "key" in arguments.keywords:
        return machine.fit(arguments.node, "statistic", [])
    try:
        return lifted(getattr(python_builtins, name)(*map(plain, arguments.args), **{k: plain(v) for k, v in arguments.keywords.items()}))
    except Exception as error:  # noqa: BLE001 — the notebook's own call may raise anything
        return refusal("NB201", f"this raises {type(error).__name__}", arguments.node)


def length(machine: Machine, arguments: Arguments) -> Value:
    value = arguments.args[0] if arguments.args else Unknown()
    match value:
        case Rows() | TableValue() | Labels():
            return Count(machine.fit(arguments.node, "statistic", [value], shape="scalar"), value)
        case Listing(kind, items) if kind != "slice":
            return Const(len(items))
        case Mapping(items):
            return Const(len(items))
        case Const(str() as text):
            return Const(len(text))
        case _:
            return machine.fit(arguments.node, "statistic", [value])


def make_range(machine: Machine, arguments: Arguments) -> Value:
    if all(isinstance(value, Const) and isinstance(value.value, int) for value in arguments.args) and arguments.args:
        return Const(range(*(plain(value) for value in arguments.args)))
    count = next((value for value in arguments.args if isinstance(value, Count)), None)
    if count is not None and (len(arguments.args) == 1 or (isinstance(arguments.args[0], Const) and arguments.args[0].value == 0)):
        return count
    return machine.fit(arguments.node, "statistic", [value for value in arguments.args if isinstance(value, Fit)])


def paired(machine: Machine, arguments: Arguments) -> Value:
    lists = [known_items(value) for value in arguments.args]
    if all(items is not None for items in lists):
        return Listing("list", [Listing("tuple", list(pair)) for pair in zip(*(items or [] for items in lists))])
    return machine.fit(arguments.node, "table", [value for value in arguments.args if isinstance(value, Fit)]) if not any(map(is_row, arguments.args)) else Unknown()


def numbered(machine: Machine, arguments: Arguments) -> Value:
    items = known_items(arguments.args[0]) if arguments.args else None
    start = arguments.constant(1, "start", 0)
    if items is not None and isinstance(start, int):
        return Listing("list", [Listing("tuple", [Const(place), item]) for place, item in enumerate(items, start)])
    return machine.fit(arguments.node, "table", []) if not any(map(is_row, arguments.args)) else Unknown()


def container(kind: str) -> Any:
    def handler(machine: Machine, arguments: Arguments) -> Value:
        if not arguments.args:
            return Listing(kind, [], [machine.statement.index])
        value = arguments.args[0]
        items = known_items(value)
        if items is not None:
            if kind == "set" and all(map(is_constant, items)):
                items = distinct(items)
            if kind != "set" and is_unordered(value):
                return labels.some_of(machine.fit(arguments.node, "columns", [value]), items)
            return Listing(kind, items, [machine.statement.index])
        if isinstance(value, Rows):
            return value if kind != "set" else machine.fit(arguments.node, "columns", [value])
        return machine.fit(arguments.node, "columns", [value])

    return handler


def backwards(machine: Machine, arguments: Arguments) -> Value:
    items = known_items(arguments.args[0]) if arguments.args else None
    return Listing("list", items[::-1], [machine.statement.index]) if items is not None else machine.fit(arguments.node, "columns", list(arguments.values()))


def make_dict(machine: Machine, arguments: Arguments) -> Value:
    if not arguments.args:
        return Mapping(dict(arguments.keywords), [machine.statement.index])
    value = arguments.args[0]
    if isinstance(value, Mapping):
        return Mapping(value.items | arguments.keywords, [machine.statement.index])
    if isinstance(value, Listing):
        pairs = [known_items(item) for item in value.items]
        if all(pair is not None and len(pair) == 2 and is_constant(pair[0]) for pair in pairs):
            return Mapping({plain(pair[0]): pair[1] for pair in pairs if pair is not None}, [machine.statement.index])
    return machine.fit(arguments.node, "table", [value])


def is_instance(machine: Machine, arguments: Arguments) -> Value:
    value, wanted = arguments.args[0], arguments.args[1] if len(arguments.args) > 1 else Unknown()
    names = {item.name for item in (wanted.items if isinstance(wanted, Listing) else [wanted]) if isinstance(item, Library)}
    if isinstance(value, Const):
        return Const(f"builtins.{type(value.value).__name__}" in names)
    if isinstance(value, TableValue):
        return Const("pandas.DataFrame" in names)
    if isinstance(value, Listing):
        return Const(f"builtins.{value.kind}" in names)
    return machine.fit(arguments.node, "statistic", [])


def mapped(machine: Machine, arguments: Arguments) -> Value:
    items = known_items(arguments.args[1]) if len(arguments.args) == 2 else None
    if items is None:
        return machine.fit(arguments.node, "statistic", [v for v in arguments.args if isinstance(v, Fit)]) if not any(map(is_row, arguments.args)) else Unknown()
    outer, at = machine.context, arguments.node.args[1]
    machine.graph.turning[id(at)] = at
    results: list[Value] = []
    for place, item in enumerate(items):
        machine.context = (*outer, ("item", id(at), place, turn_label(item, place)))
        results.append(machine.call_value(arguments.args[0], Arguments([item], {}, arguments.node)))
    machine.context = outer
    return Listing("list", results)


def get_attribute(machine: Machine, arguments: Arguments) -> Value:
    name = arguments.constant(1, "name")
    if isinstance(name, str) and arguments.args:
        return machine.attribute(arguments.args[0], name, arguments.node)
    return refusal("NB202", "a computed attribute", arguments.node, "name the attribute")


BUILTINS = {
    "len": length, "range": make_range, "zip": paired, "enumerate": numbered, "list": container("list"), "tuple": container("tuple"),
    "set": container("set"), "reversed": backwards, "iter": container("list"), "dict": make_dict, "isinstance": is_instance, "map": mapped,
    "getattr": get_attribute, "filter": lambda machine, arguments: machine.fit(arguments.node, "columns", []),
    "hash": lambda machine, arguments: machine.refused("NB406", "`hash` of a text differs in each process", arguments.node, operands=arguments.args) if any(map(is_row, arguments.args)) else machine.fit(arguments.node),
}  # fmt: skip
