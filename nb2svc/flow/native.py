"""Native: rows in the form in which a library's own interface takes them, and the calls that fit a model with them.

    d = xgb.DMatrix(X, label=y)          the rows X and the labels y
    model = xgb.train(params, d, 50)     a model fitted with X and y
    model.predict(xgb.DMatrix(new))      the model asked for new: what the form adds stays around the rows

A statsmodels model is such a form too: it holds the rows, and its `fit` gives what predicts.
"""

import ast
from collections.abc import Callable, Mapping as Facts
from typing import Any

from nb2svc.catalog import ClassRule, Rule
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.formula import Unread, columns_of
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import row_operation
from nb2svc.flow.rules_of import refusal
from nb2svc.flow.subscripts import subtable
from nb2svc.flow.values import Const, Estimator, FitCall, Held, Library, Mapping, Named, Rows, TableValue, Unknown, Value, is_row
from nb2svc.ir.expression import Call, Expr, Symbol, literal
from nb2svc.ir.graph import Fitting
from nb2svc.ir.span import span_of


def hold(machine: Machine, name: str, rule: Rule, arguments: Arguments) -> Value:
    """Rows and labels as a library's own form; `holds` in the rule says which parameters are which."""
    facts: Any = rule.flags["holds"]
    for value in arguments.values():
        machine.need_all(value)
    given = arguments.bound(rule)
    if given is None or arguments.unknown:
        return refused(machine, "NB201", f"these arguments of `{name.rpartition('.')[2]}` are not known", arguments.node, "write them out")
    if messages := rule.refusals(arguments.given(rule)):
        return refused(machine, "NB201", f"`{name.rpartition('.')[2]}`: {messages[0]}", arguments.node)
    rows, labels = given.get(facts["rows"], Unknown()), given.get(facts.get("labels", ""))
    if isinstance(rows, Unknown):
        return rows
    training = {facts["rows"], facts.get("labels"), *facts.get("training", ())}
    kept = tuple(key for key in given if key not in training)
    texts = [ast.unparse(node) for key in (facts["rows"], facts.get("labels", "")) if (node := arguments.node_of(rule, key)) is not None]
    if given.get(facts.get("drops", "")) == Const("drop") and texts:
        texts[0] += ".dropna()"
    made = Held(name, still(rows), labels, given, kept, arguments.node, arguments.node_of(rule, facts["rows"]), tuple(texts), machine.statement_node, writers=[machine.statement.index])
    return by_formula(machine, made, rule, arguments) if "expression" in rule.flags else made


def by_formula(machine: Machine, made: Held, rule: Rule, arguments: Arguments) -> Value:
    """A formula names the columns that a model reads, and the one that it answers."""
    table = made.features
    text = arguments.constant(0, str(rule.flags["expression"]))
    if not isinstance(table, TableValue) or not isinstance(text, str):
        return refused(machine, "NB209", "the formula, or the table it speaks of, is not known", arguments.node, "write the formula as one text")
    try:
        found = columns_of(text, table.names(), machine.catalog, lambda name: imported(machine, name))
    except Unread as error:
        return refused(machine, "NB201", f"the formula {error}", arguments.node, "compute the column before, and name it in the formula")
    chosen = subtable(machine, table, list(found.reads), arguments.node)
    if not isinstance(chosen, TableValue):
        return chosen
    target = subtable(machine, table, list(found.target), arguments.node) if found.target else None
    names = made.texts[0] if made.texts else "data"
    # A formula leaves out the rows with a gap in what it reads.
    made.texts = (f"{names}.dropna(subset={[*found.target, *found.reads]!r})[{list(found.reads)!r}]",)
    made.features, made.labels, made.reads = chosen, target, found.reads
    return made


def imported(machine: Machine, name: str) -> str:
    """The library that a name of the notebook means; the formula needs its import."""
    value = machine.evaluate(ast.parse(name, mode="eval").body)
    return value.name if isinstance(value, Library) else ""


def refused(machine: Machine, code: str, message: str, node: ast.AST, hint: str = "") -> Unknown:
    """A model that is never made has no prediction that could tell why: it is told here."""
    made = refusal(code, message, node, hint)
    if made.diagnostic is not None:
        machine.graph.blocked.append(made.diagnostic)
    return made


def still(value: Value) -> Value:
    """The rows as they are now, whatever happens to the table later."""
    return value.copy() if isinstance(value, TableValue) else Rows(value.name) if isinstance(value, Rows) else value


def train(machine: Machine, rule: Rule, arguments: Arguments) -> Value:
    """A function that fits a model with held rows."""
    for value in arguments.values():
        machine.need_all(value)
    given = arguments.bound(rule) or {}
    held = given.get(str(rule.flags["fits"]))
    if not isinstance(held, Held):
        return held if isinstance(held, Unknown) else refused(machine, "NB201", f"the rows that `{rule.name}` is fitted with are not known", arguments.node)
    klass = machine.catalog.returned_class(rule)
    return model(machine, klass, held, rule, given, arguments)


def method(machine: Machine, value: Held, name: str, arguments: Arguments) -> Value:
    """A method of held rows: `fit` of a model that holds them, else something about them."""
    made_by = machine.catalog.function(value.qualified)
    klass = machine.catalog.returned_class(made_by) if made_by is not None else None
    rule = klass.methods.get(name) if klass is not None else None
    if made_by is not None and rule is not None and rule.task == "fit":
        for each in (value, *arguments.values()):
            machine.need_all(each)
        machine.wrote(value)
        return model(machine, machine.catalog.returned_class(rule), value, made_by, value.given, arguments)
    if name == "get_label" and value.labels is not None:
        return value.labels
    if rule is None or "mutates" in rule.flags:
        return refused(machine, "NB201", f"what `{name}` does to rows in this form is not known", arguments.node, "give it when the form is made")
    return machine.fit(arguments.node, "statistic", [value])


def model(machine: Machine, klass: ClassRule | None, held: Held, rule: Rule, given: Facts[str, Value], arguments: Arguments) -> Value:
    """The fitted model that a call gives."""
    if klass is None:
        return refused(machine, "NB201", f"what `{rule.name}` gives is not known", arguments.node)
    node = arguments.node
    machine.statement.tasks.add("fit")
    made = Estimator(klass.name, [], {}, node, fits=1, writers=[machine.statement.index])
    made.reads, made.chances = held.reads, chances(rule.flags, given)
    made.fitted = FitCall(node, node, machine.statement.index, machine.statement_node, machine.where(), held.features, held.labels)
    note_fit(machine, node, klass.name, held)
    return made


def train_more(machine: Machine, value: Estimator, rule: Rule, arguments: Arguments, receiver: ast.expr) -> Value:
    """A method that trains a fitted model further, with held rows."""
    held = next((each for each in arguments.values() if isinstance(each, Held)), None)
    if held is None or value.fitted is None:
        return refused(machine, "NB201", f"the rows that `{rule.name}` trains with are not known", arguments.node)
    for each in arguments.values():
        machine.need_all(each)
    machine.wrote(value)
    value.fits += 1
    value.fitted = FitCall(arguments.node, receiver, machine.statement.index, machine.statement_node, machine.where(), held.features, held.labels)
    note_fit(machine, arguments.node, value.qualified, held)
    return value


def note_fit(machine: Machine, node: ast.Call, name: str, held: Held) -> None:
    """Training compares the rows where they were given their form."""
    machine.graph.fittings.append(Fitting(node, span_of(node), machine.statement.index, machine.statement_node, name, held.features, held.labels, watched=held.texts, watched_at=held.statement_node))


def setting(given: Facts[str, Value], path: str) -> Value | None:
    """The value of a setting: a parameter, or the key of one that is a dict."""
    name, _, key = path.partition(".")
    value = given.get(name)
    if not key or not isinstance(value, Mapping):
        return None if key else value
    return value.items.get(key)


def chances(flags: Facts[str, object], given: Facts[str, Value]) -> str:
    """What a rule with these flags says of a model made with `given`: "one" where what is predicted is the probability of the class 1, "each" where it is one of every class, else ""."""
    facts = flags.get("chances")
    if not isinstance(facts, Facts):
        return ""
    if "by" not in facts:
        return "one" if "one" in facts else "each"
    paths = facts["by"] if isinstance(facts["by"], tuple) else (facts["by"],)
    told = next((value for path in paths if (value := setting(given, path)) is not None), None)
    word = told.value if isinstance(told, Const) else told.name if isinstance(told, Library) else told.qualified if isinstance(told, Estimator) else called(told)
    for kind in ("one", "each"):
        words = facts.get(kind, ())
        if word in (words if isinstance(words, tuple) else (words,)):
            return kind
    return ""


def called(value: Value | None) -> str:
    """The dotted name of the class that a value was made by, as far as it is written."""
    node = getattr(value, "node", None)
    return ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""


def unheld(value: Value | None) -> Value | None:
    """The rows inside their form."""
    return value.features if isinstance(value, Held) else value


def around(value: Value) -> tuple[list[Value], Callable[[Expr, list[Expr]], Expr]]:
    """What a call on held rows needs beside them, and how it writes the form around them."""
    if not isinstance(value, Held):
        return [], lambda rows, kept: rows

    def build(rows: Expr, kept: list[Expr]) -> Expr:
        return Call(Symbol(value.qualified), (rows,), tuple(zip(value.kept, kept)))

    return [value.given[name] for name in value.kept], build


def read_by_name(machine: Machine, value: Estimator, rows: Value, node: ast.AST) -> Value:
    """A model that reads columns by name has no use for the others."""
    if value.reads is None or not isinstance(rows, TableValue):
        return rows
    return subtable(machine, rows, list(value.reads), node)


def add_constant(machine: Machine, arguments: Arguments) -> Value:
    """A column of ones. To one row it is always added: there every column looks like a constant."""
    rows = arguments.get(0, "data")
    if rows is None or not is_row(rows):
        return rows if isinstance(rows, Unknown) else machine.fit(arguments.node, "statistic", list(arguments.values()))
    prepend = arguments.constant(1, "prepend", True)
    if prepend not in (True, False):
        return refused(machine, "NB209", "on which side the constant stands is not known", arguments.node)
    if not isinstance(rows, TableValue):
        return row_operation(machine, arguments.node, [rows], lambda e: Call(Symbol("statsmodels.api.add_constant"), (e[0],), (("prepend", literal(prepend)), ("has_constant", literal("add")))), "float64", "array")
    result = rows.copy()
    ones = Named("const", literal(1.0), (machine.statement.index,))
    result.parts = [ones, *result.parts] if prepend else [*result.parts, ones]
    result.writers = [*rows.writers, machine.statement.index]
    return result
