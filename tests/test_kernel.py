"""The row form of each operation against the library: one expression a case, on the edges of every kind of cell; equal values and equal types.

Fields are named by what they hold: `i`, `j` integers, `f`, `g` floats, `k` an integer whose column has gaps, `m` one that may be missing on the record alone, `t`, `s` texts, `b` a flag.
"""

import ast
import itertools
import math
import sys
import types
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from nb2svc import kernel
from nb2svc.ir import expression as ir
from nb2svc.ir.contract import Answer, Contract, Field, Type
from nb2svc.ir.interpreter import Environment, evaluate
from nb2svc.ir.plan import Frozen, Functions, Plan, Step, Training
from nb2svc.ir.span import Span

TEMPLATES = ROOT / "nb2svc" / "patterns" / "library" / "templates" / "src" / "package"
BIG = 2**53 + 1
FIELDS = {
    "i": (Type.INTEGER, "int64", (0, 1, -1, 7, 41, BIG, -BIG, 2**62, 2**63 - 1, -(2**63))),
    "j": (Type.INTEGER, "int64", (0, 3, -2, 24, BIG + 2, 2**62, -(2**63))),
    "k": (Type.INTEGER, "float64", (None, 0, 4, -7, BIG)),
    "m": (Type.INTEGER, "int64", (None, 0, 4, -7, BIG)),
    "f": (Type.NUMBER, "float64", (None, 0.0, -0.0, 0.5, 2.5, -1.5, 7.0, 1e-310, 1e300, -1e300, float(2**53), 12345.678901234567)),
    "g": (Type.NUMBER, "float64", (None, 0.0, -0.0, 3.0, -0.75, 1e308, 5.0)),
    "t": (Type.STRING, "object", (None, "", "a", "A b", " x ", "12", "-3", "1.50", "007", "nan", "ÄÖß", "std", "1e5", "12.", "zzz")),
    "s": (Type.STRING, "object", (None, "", "a", "b c", "7")),
    "b": (Type.BOOLEAN, "bool", (True, False)),
    "d": (Type.DATETIME, "object", (None, "2023-02-28", "2024-02-29", "1999-12-31", "2023-1-5", "2023-02-30", "x", "")),
}  # fmt: skip
STATE: dict[str, Any] = {
    "mean": 29.7, "count": 12, "mode": "a", "flag": True, "big": float(2**60),
    "means": pd.Series([1.5, -0.0], index=["a", "A b"]), "counts": pd.Series([3, 2], index=["a", "std"]), "by_number": pd.Series([0.25, 4.0], index=[4, 7]),
    "by_two": pd.Series([1.5, 2.5], index=pd.MultiIndex.from_tuples([("a", "a"), ("std", "b c")])), "edges": np.array([-2.0, 0.0, 2.5, 7.0, 100.0]),
    "sizes": ["a", "std", "zzz"], "frame": pd.DataFrame({"t": ["a", "std"], "zone": [4, 5], "rate": [0.5, 0.25]}), "both": {"t": ["a", "std"], "s": ["a", "b c", "7"]},
    "as_float": "float64", "as_int": "int64", "as_object": "object", "form": "%Y-%m-%d", "iso": "ISO8601", "category": pd.CategoricalDtype(["a", "std"]),
}  # fmt: skip
CASES = """
i + j | i - j | i * 3 | i * j | 2 * i - 1 | i / j | i / 4 | 100 / i | f + i | f - g | f * g | f / g | f / i | i / f | f / 3 | -f | -i | k + 1 | m + 1 | m * f | m - 2 | state.mean - f | f - state.count | i * state.mean
i // 7 | f // 0.5 | i % 7 | f % 2 | f % g | i // j | i % j | f // g
f ** 2 | f ** 3 | f ** 1.5 | f ** 0.5 | i ** 2 | i ** 3 | i ** 1
i > 0 | f > 0.5 | i == f | i > f | f <= g | m != 4 | t == 'a' | t != 'a' | i >= state.mean | f < state.big | i > state.big | f == k | b == True
(f > 0) & (i < 5) | (f > 0) | (i < 5) | (f > 0) ^ b | ~(f > 1)
(f > 0) * 1 | (f > 0) + 1 | b * 2 + i | (i > 0) - 1 | b + f
t + 'x' | t + s | 'x' + t
f.fillna(0) | f.fillna(state.mean) | f.fillna(state.count) | k.fillna(2) | m.fillna(-1) | m.fillna(0.5) | t.fillna('none') | t.fillna(state.mode) | i.fillna(3) | t.fillna(s) | f.fillna(g) | f.fillna(i) | f.fillna('none') | b.fillna(False)
t.map({'a': 0, 'std': 1}) | t.map({'a': 0.5, 'std': 1}) | t.map({'a': 'x'}) | i.map({1: 10, 7: 20}) | f.map({0: 1, 2.5: 3}) | m.map({4: 1}) | k.map({4: 0.5}) | t.map(state.means) | t.map(state.counts) | k.map(state.by_number) | i.map(state.by_number) | t.map({'a': 1, 'std': None})
t.map({'a': 0}).fillna(-1) | t.map(state.counts).fillna(0) | t.map(state.means).fillna(state.mean) | t.map({'a': 1}).map({1: 5}) | t.map({'a': 'std'}).map({'std': 2})
f.astype(int) | i.astype(float) | m.astype(int) | t.astype(int) | t.astype(float) | (f > 1).astype(int) | b.astype(int) | f.astype(str) | i.astype(str) | t.astype(str) | m.astype(str) | b.astype(str) | f.astype(bool) | i.astype(bool) | t.astype(object) | t.astype(bool) | f.astype('int64') | f.astype('float64')
f.isna() | t.isna() | m.notna() | i.isnull() | f.abs() | i.abs() | f.round(1) | f.round() | i.round()
i.isin([1, 7]) | f.isin([0, 2.5]) | t.isin(['a', 'std']) | m.isin([4])
t.replace({'std': 'standard', 'a': 'b'}) | t.replace('a', 'z') | t.replace(['a', 'std'], 'z') | t.replace({'a': 1, 'std': 0}) | t.replace('No', 'Yes')
f.where(i > 0) | i.where(f > 0) | f.mask(i > 0, 0.5) | f.where(i > 0, 3) | f.mask(f > 2.5) | i.mask(i == 1)
f.clip(0, 5) | f.clip(lower=0) | f.clip(upper=2.5) | f.clip(state.count, state.mean) | f.eq(2.5) | f.gt(i) | t.eq('a')
t.str.lower() | t.str.upper() | t.str.strip() | t.str.len() | t.str.title() | t.str.contains('a') | t.str.contains('a|s') | t.str.startswith('s') | t.str[:2] | t.str[0] | t.str[-1] | t.str[1:3] | t.str.replace('a', 'b', regex=False) | t.str.replace('[0-9]+', '#', regex=True) | t.str.zfill(5) | t.str.slice(0, 1) | t.str.isdigit() | t.str.find('a') | t.str.count('a') | t.str.strip().str.lower() | t.str.extract('([a-z]+)', expand=False)
t.str.len().fillna(0) | t.str.len() + 1 | t.str.lower().map({'a': 1}) | t.str.contains('a').astype(int) | t.str.contains('a').fillna(False)
pd.to_numeric(t, errors='coerce') | pd.to_numeric(t) | pd.to_numeric(t, errors='coerce').fillna(0) | pd.to_numeric(f) | pd.isna(f) | pd.isnull(t)
np.log(f) | np.log1p(f) | np.exp(f) | np.sqrt(f) | np.expm1(f) | np.sin(f) | np.log(i) | np.log10(k) | np.floor(f) | np.abs(f) | np.power(f, 0.3) | np.round(f, 1) | np.log1p(m) | np.cos(2 * 3.141592653589793 * f / 24)
np.where(f > 1, 1, 0) | np.where(i > 1, i, 0) | np.where(f > 1, 0.5, 2) | np.where(f > g, f, g) | np.where(i > 1, f, 0) | np.where(t == 'a', 'x', 'y') | np.where(f < state.mean, state.mean, f)
columns.assign_where(f, f > 2.5, 2.5) | columns.assign_where(f, i > 0, 3) | columns.assign_where(i, i > 7, 7) | columns.assign_where(m, m > 3, 9) | columns.assign_where(t, t == 'a', 'z') | columns.assign_where(None, f > 0, 1) | columns.assign_where(f, f > 0, state.mean) | columns.assign_where(columns.assign_where(None, f > 0, 0), i > 0, 1)
columns.assign_where(pd.Series(0, index=index), f > 0, 1)
columns.lookup(state.means, [t]) | f.fillna(columns.lookup(state.means, [t])) | columns.lookup(state.by_number, [k]) | columns.lookup(state.by_two, [t, s]) | columns.lookup(state.counts, [t])
columns.of_dtype(i, state.as_float) | columns.of_dtype(f, state.as_int) | columns.of_dtype(m, state.as_int) | columns.of_dtype(t, state.as_object) | columns.of_dtype(t.map({'a': 1}), state.as_float).astype(str)
columns.join(table(t=t), state.frame, on='t')['zone'] | columns.join(table(t=t), state.frame, on='t')['rate'].fillna(0) | columns.join(table(t=t, f=f), state.frame, on='t')['f']
pd.cut(f, state.edges, labels=False) | pd.cut(f, state.edges, labels=False, include_lowest=True) | pd.cut(i, [0, 10, 100], labels=False, right=False) | pd.cut(f, [-2, 0, 2.5, 7], labels=[1, 2, 3]).astype(str) | pd.cut(f, [-2, 0, 7], labels=[1, 2]).astype(int)
pd.Categorical(t, categories=['a', 'std']).codes | pd.Categorical(t, categories=state.sizes).codes | t.astype(state.category).cat.codes
pd.to_datetime(d, format='%Y-%m-%d').dt.month | pd.to_datetime(d, format=state.form).dt.dayofweek | pd.to_datetime(d, format=state.iso).dt.year | pd.to_datetime(d, format='%Y-%m-%d').dt.quarter | pd.to_datetime(d, format='%Y-%m-%d').dt.dayofyear * 2
t.apply(lambda v: v.lower() if isinstance(v, str) else 'none') | f.apply(lambda v: 1 if v > 2 else 0) | f.apply(lambda v: v * 2) | i.apply(lambda v: str(v)) | m.apply(lambda v: isinstance(v, float)) | t.map(str) | f.map(lambda v: f'{v}') | t.apply(lambda v: len(v.split())) | f.apply(lambda v, k: v * k, k=3) | f.apply(lambda v, k: v + k, args=(2,)) | t.apply(len) | f.apply(int) | f.apply(lambda v: np.nan if v > 2 else v)
(f if state.flag else g) | (f.fillna(0) if state.flag else f.fillna(state.mean))
table(f=f, g=g).sum(axis=1) | table(f=f, g=g).values.sum(axis=1) | table(f=f, i=k, g=g).sum(axis=1) | table(f=f, g=g).fillna(0)['g'] | table(t=t, s=s).replace('a', 'z')['t'] | (table(f=f, g=g) * 3)['f'] | table(f=f, i=i).drop(columns=['i'])
table(t=t, f=f).apply(lambda r: r['t'] if r['f'] > 1 else 'none', axis=1) | table(t=t, i=i).apply(lambda r: str(type(r['i']).__name__), axis=1)
columns.by_row(table(f=f, g=g), lambda r: str(r['f']) + type(r['g']).__name__, state.as_float) | columns.by_row(table(i=i, j=j), lambda r: r['i'] > r['j'], state.as_int)
columns.indicators(t, state.sizes, prefix='p') | columns.indicators(table(t=t, s=s), state.both) | columns.indicators(table(f=f, t=t, s=s), state.both, drop_first=True) | columns.indicators(t, state.sizes, dtype=int) | table(f=f, *columns.indicators(t, state.sizes)) | columns.indicators(t, state.sizes)[['std', 'a']]
"""


def cases() -> list[str]:
    """The expressions; ` | ` stands between them."""
    return [case.strip() for line in CASES.strip().splitlines() for case in split(line)]


def split(line: str) -> Iterator[str]:
    """The expressions of a line: an operator `|` is inside parentheses or behind one."""
    parts = line.split(" | ")
    while parts:
        case = parts.pop(0)
        while not parses(case):
            case = f"{case} | {parts.pop(0)}"
        yield case


def parses(case: str) -> bool:
    try:
        ast.parse(case, mode="eval")
    except SyntaxError:
        return False
    return True


def written(text: str) -> ir.Expr:
    """An expression of the plan as one writes it in Python."""
    return built(ast.parse(text, mode="eval").body, text)


SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^"}
SIGNS |= {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.USub: "neg", ast.Invert: "invert"}
MODULES = {"np": "numpy", "pd": "pandas", "columns": "columns"}


def built(node: ast.expr, text: str) -> ir.Expr:
    """The plan's node for a node of Python."""

    def go(inner: ast.expr) -> ir.Expr:
        return built(inner, text)

    match node:
        case ast.UnaryOp(ast.USub(), ast.Constant(value)):
            return ir.literal(-value)
        case ast.Constant(value):
            return ir.literal(value)
        case ast.Name(name) if name in FIELDS:
            return ir.Field(name)
        case ast.Name("index"):
            return ir.Symbol("@index")
        case ast.Name(name):
            return ir.Symbol(f"builtins.{name}")
        case ast.Attribute(ast.Name("state"), name):
            return ir.State(name)
        case ast.Attribute(ast.Name(module), name) if module in MODULES:
            return ir.Symbol(f"{MODULES[module]}.{name}")
        case ast.Attribute(receiver, name):
            return ir.Attribute(name, go(receiver))
        case ast.Call(ast.Name("table"), args, keywords):
            columns = [ir.Column(str(each.arg), go(each.value)) for each in keywords]
            return ir.Table((*columns, *(ir.Part(go(arg.value)) for arg in args if isinstance(arg, ast.Starred))))
        case ast.Call(ast.Attribute(receiver, name), args, keywords) if not (isinstance(receiver, ast.Name) and receiver.id in MODULES):
            return ir.Method(name, go(receiver), tuple(map(go, args)), tuple((str(each.arg), go(each.value)) for each in keywords))
        case ast.Call(function, args, keywords):
            return ir.Call(go(function), tuple(map(go, args)), tuple((str(each.arg), go(each.value)) for each in keywords))
        case ast.BinOp(left, sign, right) | ast.Compare(left, [sign], [right]):
            return ir.Operator(SIGNS[type(sign)], (go(left), go(right)))
        case ast.UnaryOp(sign, operand):
            return ir.Operator(SIGNS[type(sign)], (go(operand),))
        case ast.Subscript(receiver, index):
            return ir.Subscript(go(receiver), go(index))
        case ast.Slice(lower, upper, step):
            return ir.Slice(*(ir.NONE if part is None else go(part) for part in (lower, upper, step)))
        case ast.Dict(keys, values):
            return ir.Display("dict", tuple(go(each) for pair in zip(keys, values) for each in pair if each is not None))
        case ast.List(items) | ast.Tuple(items):
            return ir.Display(type(node).__name__.lower(), tuple(map(go, items)))
        case ast.IfExp(test, then, other):
            return ir.Choice(go(test), go(then), go(other))
        case ast.Lambda():
            captured = tuple((name, ir.Symbol(module)) for name, module in MODULES.items() if f"{name}." in ast.unparse(node))
            return ir.Function(ast.unparse(node), captured)
    raise AssertionError(ast.dump(node))


def plan_of(expression: ir.Expr) -> Plan:
    """A plan whose one step is the expression."""
    read = {inner.name for inner in ir.walk(expression) if isinstance(inner, ir.Field)}
    fields = tuple(Field(name, name, number, kind, dtype, None in values) for number, (name, (kind, dtype, values)) in enumerate(FIELDS.items(), 1) if name in read)
    contract = Contract("case", "1", "a case", fields, (), Answer(Type.INTEGER, False))
    state = tuple(Frozen(name, "statistic", name, Span(0, 1, 1, 0, 1, 1)) for name in (*STATE, "model"))
    answer = (Step("pred", ir.Method("predict", ir.State("model"), (ir.Ref("x"),))),)
    return Plan("case", contract, state, (Step("x", expression),), ("x",), answer, ir.Ref("pred"), None, None, Training((), ()), Functions((), ()))


class Model:
    """A model that is not asked."""

    def predict(self, row: list[Any]) -> int:
        """Nothing of interest."""
        return 0


@pytest.fixture(scope="module")
def package() -> Iterator[str]:
    """The modules that rows.py reads, as a package."""
    name = "kernel_case"
    parent = types.ModuleType(name)
    parent.__path__ = []
    sys.modules[name] = parent
    for each in ("scalars", "expected", "moments", "schema"):
        module = types.ModuleType(f"{name}.{each}")
        module.__package__ = name
        sys.modules[module.__name__] = module
        setattr(parent, each, module)
        if each == "schema":
            module.Row = object  # type: ignore[attr-defined]
        else:
            exec(compile((TEMPLATES / f"{each}.py.jinja").read_text(), f"{each}.py", "exec"), module.__dict__)
    yield name
    for each in [found for found in sys.modules if found.partition(".")[0] == name]:
        del sys.modules[each]


def compiled(plan: Plan, package: str) -> Any:
    """The row program of a plan. Raises Unsupported."""
    scope: dict[str, Any] = {"__package__": package, "__name__": f"{package}.rows"}
    text = kernel.rows(plan, ["cell 1"] * len(plan.features))
    exec(compile(text, "rows.py", "exec"), scope)
    dtypes = {field.name: field.dtype for field in plan.contract.fields}
    state = types.SimpleNamespace(**STATE, model=Model(), input_dtypes=dtypes, input_nulls=frozenset())
    return scope["compile_row"](state)


def table_of(record: dict[str, Any]) -> pd.DataFrame:
    """The table of one record: a gap widens its column."""
    cells = {}
    for name, value in record.items():
        _, dtype, _ = FIELDS[name]
        if dtype == "object":
            cells[name] = np.array([math.nan if value is None else value], dtype=object)
        else:
            cells[name] = np.array([math.nan if value is None else value], dtype="float64" if value is None else dtype)
    return pd.DataFrame(cells, index=pd.RangeIndex(1))


def plain(value: Any) -> Any:
    """A cell with its type; whatever is missing is missing."""
    value = value.item() if isinstance(value, np.generic) else value
    if value is None or value is pd.NaT or isinstance(value, float) and math.isnan(value):
        return "missing"
    return (float.hex(value), "float") if isinstance(value, float) else (value, type(value).__name__)


def cells_of(found: Any) -> list[Any]:
    if isinstance(found, pd.DataFrame):
        return [plain(found.iloc[:, place].iloc[0]) for place in range(found.shape[1])]
    return [plain(found.iloc[0] if isinstance(found, pd.Series) else found[0])]


@pytest.mark.parametrize("case", cases())
def test_a_row_form_says_what_the_library_says(case: str, package: str) -> None:
    expression = written(case)
    plan = plan_of(expression)
    program = compiled(plan, package)
    unsupported = sys.modules[f"{package}.scalars"].Unsupported  # type: ignore[attr-defined]
    names = [field.name for field in plan.contract.fields]
    own = undefined = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for values in itertools.product(*(FIELDS[name][2] for name in names)):
            record = dict(zip(names, values))
            try:
                expected: Any = cells_of(evaluate(expression, Environment(table_of(record), STATE, {}, {})))
            except Exception as error:  # noqa: BLE001 — the library may raise anything
                expected = error
            try:
                found: Any = [plain(cell) for cell in program.inputs(types.SimpleNamespace(**record))]
            except unsupported:
                undefined += isinstance(expected, Exception)
                continue
            except Exception as error:  # noqa: BLE001 — and so may the row form
                found = error
            own += 1
            if isinstance(expected, Exception) or isinstance(found, Exception):
                assert isinstance(expected, Exception) and isinstance(found, Exception), f"{record}: {found!r}, the library {expected!r}"
            else:
                assert found == expected, f"{record}: {found!r}, the library {expected!r}"
    assert own + undefined >= 1, "every record is answered elsewhere"


def test_what_is_not_known_is_told(package: str) -> None:
    """An operation without a row form leaves its reason, with its place."""
    text = kernel.rows(plan_of(written("f.rank()")), ["notebook cell 3"])
    assert "`Series.rank` has no row form (step `x`, notebook cell 3)" in text
    unsupported = sys.modules[f"{package}.scalars"].Unsupported  # type: ignore[attr-defined]
    with pytest.raises(unsupported, match="Series.rank"):
        compiled(plan_of(written("f.rank()")), package)


@pytest.mark.parametrize(("case", "changed"), [("f.fillna(state.mean)", {"mean": "text"}), ("t.map(state.means)", {"means": pd.Series([1.0], index=[3])}), ("f + 1", {"input_dtypes": {"f": "object"}})])
def test_another_state_than_the_one_written_for_is_told(case: str, changed: dict[str, Any], package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unsupported = sys.modules[f"{package}.scalars"].Unsupported  # type: ignore[attr-defined]
    plan = plan_of(written(case))
    scope: dict[str, Any] = {"__package__": package, "__name__": f"{package}.rows"}
    exec(compile(kernel.rows(plan, ["cell 1"]), "rows.py", "exec"), scope)
    state = {**STATE, "model": Model(), "input_dtypes": {}, "input_nulls": frozenset(), **changed}
    with pytest.raises(unsupported):
        scope["compile_row"](types.SimpleNamespace(**state))


def test_templates_are_read_as_they_stand() -> None:
    for name in ("scalars", "expected", "moments"):
        assert "{%" not in (Path(TEMPLATES) / f"{name}.py.jinja").read_text()
