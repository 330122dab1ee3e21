"""Bodies: the exact one-row form that a rule states, written into the row function.

def lower(self): return self if isnull(self) else self.lower()        town.lower()                            where no town is missing
                                                                      (nan if town != town else town.lower()) where one may be
"""

import ast
import functools
from collections.abc import Mapping

from nb2svc import catalog
from nb2svc.catalog import Rule
from nb2svc.ir.expression import Expr
from nb2svc.kernel import kinds
from nb2svc.kernel.columns import is_missing
from nb2svc.kernel.constants import constant
from nb2svc.kernel.draft import Draft
from nb2svc.kernel.kinds import BOOL, DATE, FLOAT, GAP, INT, MISSING, NAT, TEXT, NoForm, Scalar

OWNERS = {"Series": "pandas.Series", "str": "pandas.Series.str", "dt": "pandas.Series.dt"}
RECEIVERS = {"str": frozenset({TEXT, GAP}), "dt": frozenset({DATE, NAT}), "Series": frozenset({INT, FLOAT, BOOL, TEXT, GAP})}
# What a missing cell becomes among cells of this dtype.
RETURNS = {"str": (TEXT, GAP), "int": (INT, FLOAT), "float": (FLOAT, FLOAT), "bool": (BOOL, GAP)}
# Parts of a date are few bits wide.
DATE_LIMIT, DATE_WIDTH = 9999, 32


@functools.cache
def _rules() -> catalog.Catalog:
    return catalog.load()


def by_rule(draft: Draft, path: str, column: Scalar, args: tuple[Expr, ...], keywords: Mapping[str, Expr]) -> Scalar:
    """What the rule of a method says of one cell. Raises NoForm where it says nothing."""
    owner, _, name = path.partition(".")
    rule = _rules().method(OWNERS[owner], name) if owner in OWNERS else None
    statements = [each for each in rule.body if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))] if rule else []
    if rule is None or len(statements) != 1 or not isinstance(statements[0], ast.Return) or statements[0].value is None:
        raise NoForm(f"`{path}` has no row form")
    if not column.kinds <= RECEIVERS[owner] or column.categories:
        raise NoForm(f"`{path}` of such values has no row form")
    body, given = statements[0].value, _arguments(rule, path, args, keywords, statements[0].value)
    column = draft.hold(column)
    written = ast.unparse(ast.fix_missing_locations(_Fold(column, given).visit(ast.parse(ast.unparse(body), mode="eval")).body))
    return _result(owner, rule, column, written)


def _arguments(rule: Rule, path: str, args: tuple[Expr, ...], keywords: Mapping[str, Expr], body: ast.expr) -> dict[str, object]:
    """The values of the parameters. An argument that the body does not look at has no row form."""
    names = [each.name for each in rule.parameters if each.kind in ("positional", "either")]
    given = {**dict(zip(names, map(constant, args))), **{name: constant(value) for name, value in keywords.items()}}
    read = {node.id for node in ast.walk(body) if isinstance(node, ast.Name)}
    defaults = {each.name: ast.literal_eval(each.default_text) for each in rule.parameters if each.default_text not in (None, "...")}
    if len(args) > len(names) or any(name not in read and value != defaults.get(name, Ellipsis) for name, value in given.items()):
        raise NoForm(f"`{path}` has no row form with these arguments")
    return {**defaults, **given}


def _result(owner: str, rule: Rule, column: Scalar, code: str) -> Scalar:
    if rule.dtype == "same" or rule.returns == "Series":
        if not column.is_only(INT, FLOAT) or len(column.kinds) > 1:
            raise NoForm(f"`{rule.name}` of such values has no row form")
        found = frozenset(column.kinds)
        (kind,) = found
        if kind == FLOAT and "np." not in code:
            return Scalar(f"({code})", found)
        return Scalar(f"{'int64' if kind == INT else 'float'}({code})", found)
    if rule.dtype not in RETURNS:
        raise NoForm(f"`{rule.name}` has no row form")
    present, missing = RETURNS[rule.dtype]
    # What a text lacks is missing among objects.
    missing = GAP if owner == "str" else missing
    may_miss = owner != "Series" and column.may_be(*MISSING)
    limit, width = (DATE_LIMIT, DATE_WIDTH) if owner == "dt" else (kinds.EXACT, 64) if present == INT else (1, 8)
    return Scalar(f"({code})", frozenset({present, missing} if may_miss else {present}), limit, width)


class _Fold(ast.NodeTransformer):
    """Put the cell and the arguments in, and take the branch that is known."""

    def __init__(self, column: Scalar, given: Mapping[str, object]) -> None:
        self.column = column
        self.given = given

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id == "self":
            return ast.parse(self.column.code, mode="eval").body
        if node.id in self.given:
            return ast.parse(kinds.text_of(self.given[node.id]), mode="eval").body
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "isnull":
            may = self.column.may_be(*MISSING)
            return ast.parse(is_missing(self.column), mode="eval").body if may else ast.Constant(False)
        return self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        operand = self.visit(node.operand)
        if isinstance(node.op, ast.Not) and isinstance(operand, ast.Constant):
            return ast.Constant(not operand.value)
        return ast.UnaryOp(node.op, operand)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        test, then, other = self.visit(node.test), self.visit(node.body), self.visit(node.orelse)
        if isinstance(test, ast.Constant):
            return then if test.value else other
        # What is missing stays so, in the way of the new dtype.
        then = ast.Name("nan", ast.Load()) if isinstance(then, ast.Name) and then.id == self.column.code else then
        return ast.IfExp(test, then, other)
