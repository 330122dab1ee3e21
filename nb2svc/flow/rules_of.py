"""What a rule says a call does: the value that comes back for each effect."""

import ast
from collections.abc import Callable, Mapping

from nb2svc.catalog import Effect, Rule
from nb2svc.flow.arguments import Arguments
from nb2svc.flow.machine import Machine
from nb2svc.flow.operations import CLOSED, dtype_of, on_tables, row_operation, rule_dtype, shape_of
from nb2svc.flow.values import Const, Count, Fit, Labels, Library, Listing, Rows, TableValue, Unknown, Value, is_constant, is_row
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Call, Display, Expr, Symbol
from nb2svc.ir.span import span_of

REFUSED = {
    Effect.WINDOW: ("NB403", "reads other rows, and a request is one row", "make it a field of the record"),
    Effect.RANDOM: ("NB406", "draws at random for each row", "a draw is no function of the record"),
    Effect.DRAWS: ("NB406", "draws at random for each row", "a draw is no function of the record"),
    Effect.READS: ("NB211", "reads something outside the record", "read it once, before the rows, and freeze it"),
    Effect.OPAQUE: ("NB202", "runs code that cannot be known", "write it out"),
    Effect.RESHAPE: ("NB201", "makes other rows than those of the request", "keep one row for each record"),
    Effect.BROADCAST_AGGREGATE: ("NB201", "compares a row with all others in a way that is not known", "freeze the statistic and apply it by row"),
    Effect.DATA_DEPENDENT_COLUMNS: ("NB209", "makes columns that depend on the data", "name the columns"),
}
CLOCK = ("datetime.datetime.now", "datetime.datetime.today", "datetime.date.today", "time.time", "pandas.Timestamp.now", "pandas.Timestamp.today", "datetime.datetime.utcnow")
MADE_BY_SIZE = {f"numpy.{name}" for name in ("zeros", "ones", "full", "empty", "arange", "linspace", "repeat", "zeros_like", "ones_like")}
FILLED = ("numpy.zeros", "numpy.ones", "numpy.full")
KEEPS_INTEGERS = {"numpy.abs", "numpy.absolute", "numpy.clip", "numpy.maximum", "numpy.minimum", "numpy.sign", "numpy.negative", "numpy.square", "numpy.mod", "numpy.add", "numpy.subtract", "numpy.multiply"}
SILENT = {Effect.PLOT, Effect.DISPLAY, Effect.CONFIG, Effect.WRITES}


def apply_rule(machine: Machine, rule: Rule, operands: list[Value], arguments: Arguments, build: Callable[[list[Expr]], Expr], dtype: str = "", shape: str = "") -> Value:
    """The value of a call that `rule` describes; `operands` are the receiver, if any, and the arguments."""
    node = arguments.node
    given = arguments.given(rule)
    effect = rule.effect_with(given)
    note_draw(machine, rule, arguments)
    if rule.task:
        machine.statement.tasks.add(rule.task)
    if effect in SILENT:
        machine.statement.tasks.add(rule.task or effect.value)
        return Const(None)
    if rule.name in CLOCK:
        clock = machine.fit(node)
        if machine.hears("freeze"):
            return clock
        clock.tainted = Diagnostic("NB405", "the clock is read while a row is prepared", span_of(node), "make the date a field of the record, or freeze it with `# nb2svc: freeze`")
        return clock
    if "iterates" in rule.flags and rule.returns == rule.name.rpartition(".")[2] and operands and not isinstance(operands[0], Fit):
        # A progress bar passes its iterable through.
        return operands[0]
    if not any(map(is_row, operands)):
        unknown = next((value for value in operands if isinstance(value, Unknown) and value.diagnostic), None)
        if effect in (Effect.RANDOM, Effect.DRAWS) or rule.name in MADE_BY_SIZE:
            counted = [value for value in operands if by_row(value)]
            if counted and (made := filled(machine, rule, operands, arguments)) is not None:
                return made
            if counted:
                code, why = ("NB406", "draws a number for each training row") if effect in (Effect.RANDOM, Effect.DRAWS) else ("NB405", "makes a value for each training row")
                return machine.refused(code, f"`{rule.name.rpartition('.')[2]}` {why}: no new record has one", node, "leave it out, or make it a column of the data")
        return unknown or machine.fit(node, kind_of(rule, effect), operands, rule_dtype(rule), shape=folded_shape(rule, operands, given))
    refusals = rule.refusals(given)
    if refusals:
        return machine.refused("NB403" if effect is Effect.ROW_WISE else "NB201", refusals[0], node, operands=operands)
    if effect is Effect.ROW_FILTER:
        first = next(value for value in operands if is_row(value))
        return first.copy() if isinstance(first, TableValue) else first
    if effect in (Effect.AGGREGATE, Effect.GROUP_AGGREGATE):
        # An extreme or an order statistic of a column has its dtype.
        dtype = rule_dtype(rule) or (first_dtype(machine, operands) if "same" in rule.returns or rule.returns == "Scalar" else "")
        return machine.fit(node, kind_of(rule, effect), operands, dtype, shape=shape_kind(rule))
    if effect in (Effect.ROW_WISE, Effect.CONSTANT):
        found = rule_dtype(rule) or dtype or (first_dtype(machine, operands) if "same" in rule.returns else "")
        if rule.name.startswith("numpy.") and found == "int64" and rule.name not in KEEPS_INTEGERS:
            found = "float64"
        table = next((value for value in operands if isinstance(value, TableValue)), None)
        if table is not None and "Series" not in rule.returns and "Array" not in rule.returns:
            return on_tables(machine, node, operands, table, build, found)
        return row_operation(machine, node, operands, build, found, shape or shape_of(machine, operands))
    if effect is Effect.WINDOW:
        return machine.refused("NB403", f"`{rule.name.rpartition('.')[2]}` reads other rows, and a request is one row", node, "make it a field of the record", operands, shape="window")
    code, why, hint = REFUSED.get(effect, ("NB201", "has an effect that is not known for one record", ""))
    return machine.refused(code, f"`{rule.name.rpartition('.')[2]}` {why}", node, hint, operands)


def filled(machine: Machine, rule: Rule, operands: list[Value], arguments: Arguments) -> Value | None:
    """`np.zeros(len(test))`: an array with one number for each row is that number for a new row; None for any other."""
    given = arguments.bound(rule) or {}
    sizes = given.get("shape")
    first, *rest = sizes.items if isinstance(sizes, Listing) and sizes.kind in ("tuple", "list") and sizes.items else [sizes]
    more = {name: value for name, value in given.items() if name != "shape"}
    if rule.name not in FILLED or not isinstance(first, Count) or not all(map(is_constant, rest)) or not all(is_constant(value) or isinstance(value, Library) for value in more.values()):
        return None
    rows = Call(Symbol("builtins.len"), (Symbol(CLOSED),))
    values = [*rest, *more.values()]

    def build(e: list[Expr]) -> Expr:
        shape = Display("tuple", (rows, *e[: len(rest)])) if rest else rows
        return Call(Symbol(rule.name), (shape,), tuple(zip(more, e[len(rest) :])))

    dtype = rule_dtype(rule) or ("float64" if not more else "")
    return machine.rows(machine.together([machine.meaning(value, arguments.node) for value in values], build), arguments.node, "array" if rest else "flat", dtype)


def first_dtype(machine: Machine, operands: list[Value]) -> str:
    found = next((dtype_of(machine, value) for value in operands if isinstance(value, Rows)), "")
    return found if found in ("float64", "bool", "object") or not any(isinstance(value, Rows) and machine.of(value).shape == "array" for value in operands) else ""


def by_row(value: Value) -> bool:
    """Does a value count rows?"""
    return isinstance(value, (Count, Labels)) or (isinstance(value, Listing) and any(map(by_row, value.items)))


def shape_kind(rule: Rule) -> str:
    """scalar, series or table, as the rule's return annotation says."""
    head = rule.returns.partition("[")[0]
    return {"Series": "series", "Index": "series", "Array": "series", "DataFrame": "table"}.get(head, "scalar" if head in ("Scalar", "int", "float", "bool", "str") else "")


def folded_shape(rule: Rule, operands: list[Value], given: Mapping[str, object]) -> str:
    """The shape of what a call makes of learnt values: numpy folds an array without an axis to one number."""
    over_all = rule.name.startswith("numpy.") and "axis_decides" in rule.flags and given.get("axis") is None
    flat = not any(isinstance(value, Fit) and value.shape in ("", "table") and value.kind == "table" for value in operands)
    return "scalar" if over_all and flat else shape_kind(rule)


def kind_of(rule: Rule, effect: Effect) -> str:
    """The kind of state that a learnt value is."""
    head = rule.returns.partition("[")[0]
    if head in ("Series", "DataFrame", "same") or effect is Effect.GROUP_AGGREGATE:
        return "table"
    return "columns" if head == "Index" else "statistic"


def note_draw(machine: Machine, rule: Rule, arguments: Arguments) -> None:
    """A call without a seed moves the global generator; so does one that seeds it."""
    if rule.flags.get("mutates") == "generator":
        machine.drew()
        machine.statement.effects.add("seeds")
    draws = rule.flags.get("draws")
    if rule.effect in (Effect.RANDOM, Effect.DRAWS) or draws is not None:
        seed = draws["seed"] if hasattr(draws, "keys") and "seed" in draws else None
        value = arguments.keywords.get(str(seed)) if seed else None
        if value is None or (isinstance(value, Const) and value.value is None):
            machine.drew()


def unknown_call(machine: Machine, name: str, operands: list[Value], node: ast.Call) -> Value:
    """A call no rule describes: harmless on learnt values, refused on rows."""
    if any(map(is_row, operands)):
        return machine.refused("NB201", f"what `{name}` does with one row is not known", node, "describe it in a rule file, or mark the line `# nb2svc: row-wise` and verify", operands)
    unknown = next((value for value in operands if isinstance(value, Unknown) and value.diagnostic), None)
    return unknown or machine.fit(node, "statistic", operands)


def refusal(code: str, message: str, node: ast.AST, hint: str = "") -> Unknown:
    return Unknown(Diagnostic(code, message, span_of(node), hint))


__all__ = ["Fit", "Library", "apply_rule", "kind_of", "note_draw", "refusal", "unknown_call"]
