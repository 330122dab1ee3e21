"""Fate: what becomes of a null, or of a category that training never saw, on its way from one field to the answer.

    Age    null → fillna → defined             nullable
    Sex    null → map → null → predict         not nullable: the model never saw a missing value
"""

import ast
from typing import Any

from nb2svc.binding.nulls import handles_null, only_compares
from nb2svc.catalog import Catalog
from nb2svc.flow.estimators import inner_estimators
from nb2svc.flow.values import Const, Estimator, Listing, UserFunction, Value, is_constant, plain
from nb2svc.ir.expression import (
    Attribute,
    Call,
    Choice,
    Column,
    Display,
    Expr,
    Field,
    Function,
    Literal,
    Method,
    Operator,
    Part,
    Ref,
    Slice,
    State,
    Subscript,
    Symbol,
    Table,
    children,
)  # fmt: skip
from nb2svc.ir.graph import Graph

DEFINED, NULL, UNSEEN, ERROR = "defined", "null", "unseen", "error"
WORST = {DEFINED: 0, UNSEEN: 1, NULL: 2, ERROR: 3}
TESTS = {"eq", "ne", "lt", "le", "gt", "ge", "isnull", "isna", "notnull", "notna", "isin", "between"}
COMPARES = {"==", "!=", "<", "<=", ">", ">=", "in", "not in"}


class EMPTY:
    """Stands for the rule of an object that no rule describes."""

    protocols = ()


class Fate:
    """Follow one field through the graph. `categories` collects the values where the code treats it as categories.

    `gaps_at_fit`: the model was fitted with gaps; `gaps_seen`: the notebook's functions met some, be it in the rows to predict alone.
    `readers`: the nodes that are computed from the field; all others are defined.
    """

    def __init__(self, graph: Graph, catalog: Catalog, field: Field, start: str, gaps_at_fit: bool, gaps_seen: bool, readers: frozenset[str]) -> None:
        self.graph, self.catalog, self.field, self.start, self.gaps_at_fit, self.gaps_seen = graph, catalog, field, start, gaps_at_fit, gaps_seen
        self.readers = readers
        self.known: dict[str, str] = {}
        self.is_category = False
        self.keys: list[Any] = []
        self.converts_text = False

    def node(self, name: str) -> str:
        if name not in self.readers:
            return DEFINED
        if name not in self.known:
            self.known[name] = DEFINED
            self.known[name] = self.of(self.graph.nodes[name].expr)
        return self.known[name]

    def worst(self, exprs: Any) -> str:
        return max((self.of(expr) for expr in exprs), key=WORST.__getitem__, default=DEFINED)

    def of(self, expr: Expr) -> str:
        """What stands in this expression."""
        match expr:
            case Field(name, load):
                return self.start if name == self.field.name and load == self.field.load else DEFINED
            case Ref(name):
                return self.node(name)
            case Literal() | Symbol() | State() | Function() | Slice():
                return DEFINED
            case Operator(symbol, operands) if symbol in COMPARES | {"&", "|", "invert"}:
                self.note_comparison(operands)
                return ERROR if self.worst(operands) == ERROR else DEFINED
            case Operator("@", _) | Method("dot", _, _, _) | Call(Symbol("numpy.dot" | "numpy.matmul")) if self.worst(children(expr)) == NULL:
                # Weights were learnt from rows without gaps: with one, they answer nothing.
                return ERROR
            case Method():
                return self.method(expr)
            case Call():
                return self.call(expr)
            case Subscript(receiver, Literal(name)):
                return self.item(receiver, name)
            case Choice(_, then, other):
                # Which branch was taken only training knows: where it is the one that defines nothing, the service rejects.
                return min((self.of(then), self.of(other)), key=WORST.__getitem__)
            case Attribute("str" | "dt", receiver) if self.of(receiver) == UNSEEN:
                return DEFINED
            case Attribute("codes", receiver):
                # What is in no category has the code -1.
                end = self.of(receiver)
                self.is_category = self.is_category or end == UNSEEN
                return ERROR if end == ERROR else DEFINED
            case Table() | Column() | Part() | Display() | Operator() | Attribute() | Subscript():
                return self.worst(children(expr))

    def note_comparison(self, operands: tuple[Expr, ...]) -> None:
        for operand in operands:
            if isinstance(operand, Literal) and isinstance(operand.value, str) and self.worst(operands) == UNSEEN:
                self.keys.append(operand.value)

    def item(self, receiver: Expr, name: Any) -> str:
        """One column of a table operation: only the same column of its operand counts where it works column by column."""
        if isinstance(receiver, Ref):
            inner = self.graph.nodes[receiver.name].expr
            if isinstance(inner, Method) and isinstance(inner.receiver, Table) and inner.name in ("fillna", "replace", "astype", "round", "clip", "abs"):
                column = next((part.value for part in inner.receiver.parts if isinstance(part, Column) and part.name == name), None)
                if column is not None:
                    return self.method(Method(inner.name, column, inner.args, inner.keywords))
            if isinstance(inner, Call) and inner.function in (Symbol("columns.reread"), Symbol("columns.stored"), Symbol("columns.of_dtype"), Symbol("columns.without")) and isinstance(inner.args[0], Table):
                column = next((part.value for part in inner.args[0].parts if isinstance(part, Column) and part.name == name), None)
                if column is not None:
                    return self.of(column)
            if isinstance(inner, Call) and inner.function == Symbol("columns.assigned"):
                return self.of(inner.args[2]) if isinstance(inner.args[1], Literal) and inner.args[1].value == name else self.item(inner.args[0], name)
            if isinstance(inner, Call) and inner.function == Symbol("columns.indicators"):
                return self.node(receiver.name)
        return self.of(receiver)

    def method(self, expr: Method) -> str:
        own = self.of(expr.receiver)
        rest = self.worst([*expr.args, *(value for _, value in expr.keywords)])
        if isinstance(expr.receiver, State):
            return self.fitted(expr)
        if expr.name == "apply" and isinstance(expr.receiver, Table) and expr.args and isinstance(expr.args[0], Function):
            return self.rowwise(expr.receiver, expr.args[0])
        match expr.name:
            case "fillna":
                self.keys += [arg.value for arg in expr.args if own == UNSEEN and isinstance(arg, Literal) and isinstance(arg.value, str)]
                return rest if own == NULL else own
            case name if name in TESTS:
                return ERROR if own == ERROR else DEFINED
            case "map" | "apply" | "transform":
                return self.mapped(expr, own)
            case "astype" if own == NULL:
                target = expr.args[0] if expr.args else None
                word = target.name if isinstance(target, Symbol) else target.value if isinstance(target, Literal) else ""
                if isinstance(target, State):
                    return NULL
                return ERROR if "int" in str(word) else DEFINED if str(word).endswith(("str", "object")) and self.converts_text else NULL
            case "astype" if own == UNSEEN and expr.args and isinstance(expr.args[0], State):
                self.is_category = True
                return NULL
            case "replace":
                if own == UNSEEN:
                    self.is_category = self.is_category or any(isinstance(arg, Display) and arg.kind == "dict" for arg in expr.args)
                return max(own, rest, key=WORST.__getitem__)
            case "sum" | "mean" | "min" | "max" | "count" if own == NULL:
                return DEFINED
            case "contains" if own == NULL:
                return DEFINED if any(name == "na" for name, _ in expr.keywords) else NULL
            case _:
                return max(own, rest, key=WORST.__getitem__)

    def mapped(self, expr: Method, own: str) -> str:
        if own == DEFINED or own == ERROR:
            return own
        argument = expr.args[0] if expr.args else None
        match argument:
            case Display("dict", items):
                keys = [key.value for key in items[::2] if isinstance(key, Literal)]
                if own == UNSEEN:
                    self.is_category = True
                    self.keys += keys
                    return NULL
                return DEFINED if any(key is None or key != key for key in keys) else NULL
            case State():
                self.is_category = self.is_category or own == UNSEEN
                return NULL
            case Function():
                return self.by_function(argument, own)
            case Symbol("builtins.str"):
                return DEFINED
            case _:
                return own

    def rowwise(self, table: Table, function: Function) -> str:
        """A function of one row: what it does with each column that is missing."""
        worst = DEFINED
        for part in table.parts:
            own = self.of(part.value)
            if own == NULL:
                column = part.name if isinstance(part, Column) else None
                own = DEFINED if self.gaps_seen or only_compares(self.function_node(function), column) else ERROR
            worst = max(worst, own, key=WORST.__getitem__)
        return worst

    def by_function(self, function: Function, own: str) -> str:
        if own == UNSEEN:
            # What the function makes of a value is no category of the field any more.
            return DEFINED
        node = self.function_node(function)
        return DEFINED if self.gaps_seen or handles_null(node) or only_compares(node, None) else ERROR

    def function_node(self, function: Function) -> ast.AST:
        found = self.graph.functions.get(function.text)
        if found is not None and isinstance(found[0], UserFunction):
            return found[0].node
        return ast.parse(function.text, mode="eval")

    def call(self, expr: Call) -> str:
        worst = self.worst([*expr.args, *(value for _, value in expr.keywords)])
        match expr.function:
            case Symbol("columns.indicators"):
                self.is_category = self.is_category or worst == UNSEEN
                return ERROR if worst == ERROR else DEFINED
            case Symbol("columns.lookup"):
                self.is_category = self.is_category or worst == UNSEEN
                return NULL if worst in (NULL, UNSEEN) else worst
            case Symbol("columns.without"):
                # Only training knows whether the column is still there: where it is, the next step meets the null, and the service rejects.
                return worst if worst == ERROR else DEFINED
            case Symbol("columns.join"):
                return NULL if worst in (NULL, UNSEEN) and self.of(expr.args[0]) != DEFINED else worst
            case Symbol("columns.by_row") if isinstance(expr.args[0], Table) and isinstance(expr.args[1], Function):
                return self.rowwise(expr.args[0], expr.args[1])
            case Symbol("columns.assign_where"):
                return self.assigned(*expr.args)
            case Symbol("numpy.where") if len(expr.args) == 3:
                return self.chosen(*expr.args)
            case Symbol("builtins.list" | "numpy.asarray" | "numpy.array" | "pandas.Series"):
                return worst
            case Symbol("numpy.isnan" | "pandas.isnull" | "pandas.isna" | "pandas.notnull" | "pandas.notna"):
                return DEFINED
            case Symbol("pandas.cut") if worst == UNSEEN:
                return DEFINED
            case _:
                return worst

    def assigned(self, old: Expr, mask: Expr, value: Expr) -> str:
        before = self.of(old)
        if self.of(mask) == ERROR:
            return ERROR
        if before == NULL and implies_null(self.graph, mask):
            return self.of(value)
        return max(before, self.of(value) if self.of(value) != NULL else DEFINED, key=WORST.__getitem__)

    def chosen(self, mask: Expr, then: Expr, other: Expr) -> str:
        if self.of(mask) == ERROR:
            return ERROR
        test = tests_null(self.graph, mask)
        if test == "null":
            return self.of(then)
        if test == "present":
            return self.of(other)
        if implies_null(self.graph, mask):
            return min((self.of(then), self.of(other)), key=WORST.__getitem__)
        return self.of(other) if self.compares_null(mask) else self.worst([then, other])

    def compares_null(self, mask: Expr) -> bool:
        inner = self.graph.nodes[mask.name].expr if isinstance(mask, Ref) else mask
        return isinstance(inner, Operator) and inner.symbol in COMPARES - {"!="} and self.worst(inner.operands) == NULL

    def fitted(self, expr: Method) -> str:
        """A fitted object: does it define the answer?"""
        assert isinstance(expr.receiver, State)
        estimator = self.graph.sites[expr.receiver.name].parts.get("estimator")
        argument = rows_of(expr)
        while isinstance(argument, Ref) and isinstance(self.graph.nodes[argument.name].expr, (Table, Attribute)):
            inner = self.graph.nodes[argument.name].expr
            argument = inner.receiver if isinstance(inner, Attribute) else inner
        if not isinstance(argument, Table):
            return self.through(estimator, None, self.of(argument))
        fates = []
        for part in argument.parts:
            own = self.of(part.value)
            fates.append(self.through(estimator, part.name if isinstance(part, Column) else None, own))
        return max(fates, key=WORST.__getitem__, default=DEFINED)

    def through(self, estimator: Any, column: Any, own: str) -> str:
        """What a fitted object makes of a null or unseen value in one column."""
        if own in (DEFINED, ERROR):
            return own
        if not isinstance(estimator, Estimator):
            return DEFINED if own == UNSEEN else NULL if not self.gaps_at_fit else DEFINED
        rule = self.catalog.klass(estimator.qualified)
        flags = rule.flags if rule is not None else {}
        steps = steps_of(estimator)
        if steps:
            for inner, columns in steps:
                if columns is not None and column is not None and column not in columns:
                    continue
                own = self.through(inner, column if columns is None or estimator.qualified.endswith("ColumnTransformer") else None, own)
                if estimator.qualified.endswith(("ColumnTransformer", "make_column_transformer")):
                    return own
            return own
        inner_models = inner_estimators(estimator)
        if inner_models and rule is not None and "MetaEstimator" in rule.protocols:
            return self.through(inner_models[0], column, own)
        if "imputes" in flags and own == NULL:
            return DEFINED
        if own == UNSEEN:
            return self.unseen(estimator, flags)
        name = estimator.qualified.rpartition(".")[2]
        if "Encoder" in name or "Binarizer" in name:
            ignores = isinstance(estimator.keywords.get("handle_unknown"), Const) and plain(estimator.keywords["handle_unknown"]) != "error"
            return DEFINED if ignores or self.gaps_at_fit else ERROR
        is_model = rule is not None and (bool({"Classifier", "Regressor"} & set(rule.protocols)) or ("accepts_missing" in flags and "Transformer" not in rule.protocols))
        if is_model:
            return DEFINED if "accepts_missing" in flags and self.gaps_at_fit else ERROR
        return NULL

    def unseen(self, estimator: Estimator, flags: Any) -> str:
        name = estimator.qualified.rpartition(".")[2]
        if estimator.reads is not None:
            # A formula codes texts by the levels it saw.
            self.is_category = True
            return ERROR
        if "Encoder" not in name and "Binarizer" not in name:
            # What is no encoder hands a category on, a model takes it in.
            return UNSEEN if "Transformer" in (self.catalog.klass(estimator.qualified) or EMPTY).protocols else DEFINED
        self.is_category = True
        handle = estimator.keywords.get("handle_unknown")
        if isinstance(handle, Const) and handle.value != "error":
            return DEFINED
        return DEFINED if name in ("TargetEncoder", "CountEncoder") else ERROR


def rows_of(expr: Method) -> Expr:
    """The rows that a fitted object is asked for, without the form that its library wants around them."""
    argument = expr.args[0] if expr.args else Table(())
    return argument.args[0] if isinstance(argument, Call) and argument.args else argument


def steps_of(estimator: Estimator) -> list[tuple[Value, list[Any] | None]]:
    """The steps of a pipeline, or the transformers of a column transformer with their columns."""
    given = [*estimator.args, *estimator.keywords.values()]
    found: list[tuple[Value, list[Any] | None]] = []
    lists = [value for value in given[:1] if isinstance(value, Listing)]
    rows = lists[0].items if lists else [value for value in estimator.args if isinstance(value, (Listing, Estimator))]
    for row in rows:
        if isinstance(row, Estimator) and estimator.qualified.endswith("Pipeline"):
            found.append((row, None))
        elif isinstance(row, Listing) and estimator.qualified.endswith(("Pipeline", "ColumnTransformer")):
            inner = next((item for item in row.items if isinstance(item, Estimator)), Const("passthrough"))
            columns = next((item for item in reversed(row.items) if isinstance(item, Listing)), None)
            found.append((inner, plain(columns) if columns is not None and is_constant(columns) else None))
    return found


def implies_null(graph: Graph, mask: Expr) -> bool:
    """Does a mask hold for missing values only? Those it leaves out stay missing, and the service rejects them."""
    inner = graph.nodes[mask.name].expr if isinstance(mask, Ref) else mask
    if isinstance(inner, Operator) and inner.symbol == "&":
        return any(implies_null(graph, operand) for operand in inner.operands)
    return tests_null(graph, mask) == "null"


def tests_null(graph: Graph, mask: Expr) -> str:
    """"null" where the mask holds for missing values, "present" for its opposite, else ""."""
    inner = graph.nodes[mask.name].expr if isinstance(mask, Ref) else mask
    match inner:
        case Method("isnull" | "isna", _, _, _) | Call(Symbol("numpy.isnan" | "pandas.isnull" | "pandas.isna"), _, _):
            return "null"
        case Method("notnull" | "notna", _, _, _) | Call(Symbol("pandas.notnull" | "pandas.notna"), _, _):
            return "present"
        case Operator("invert", (operand,)):
            return {"null": "present", "present": "null", "": ""}[tests_null(graph, operand)]
        case _:
            return ""


def follow(graph: Graph, catalog: Catalog, field: Field, start: str, gaps: tuple[bool, bool], readers: frozenset[str], answer: str) -> tuple[str, Fate]:
    """The fate of a field at the answer; `gaps`: whether the model was fitted with some, and whether the notebook met some."""
    fate = Fate(graph, catalog, field, start, *gaps, readers)
    return fate.node(answer), fate
