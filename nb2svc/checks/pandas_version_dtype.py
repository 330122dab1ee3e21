"""pandas-version-dtype: what the answer needs hangs on a dtype, or a unit of time, that differs between pandas 2 and pandas 3.

## Why is this bad?
Text is `object` under pandas 2 and `str` under pandas 3, a date counts in nanoseconds there and in microseconds here, and a missing text becomes the word
`nan` there and stays missing here. The same notebook learns from other columns, or other numbers, and says nothing.

## Example
    texts = [c for c in df.columns if df[c].dtype == "object"]

## Use instead
    texts = df.select_dtypes(exclude="number").columns
"""

import ast
from collections.abc import Iterator

from nb2svc.binding.answer import needs
from nb2svc.checks.library_names import Names
from nb2svc.ir.analysis import Analysis
from nb2svc.ir.diagnostic import Diagnostic
from nb2svc.ir.expression import Field, Method, Ref, Symbol, walk
from nb2svc.ir.span import span_of

CODE = "NB503"
TEXT = {"object", "O", "numpy.object_", "builtins.object"}
COUNTS = {"int", "int64", "builtins.int", "numpy.int64", "i8"}


def find(analysis: Analysis) -> Iterator[Diagnostic]:
    """Each such test or conversion that the answer needs."""
    answer = analysis.answer
    if answer is None:
        return
    graph = analysis.graph
    names = Names(graph.program)
    needed = needs(graph, {answer.statement, *(fitting.statement for fitting in answer.fits)})
    for index in sorted(needed):
        for node in ast.walk(graph.statements[index].node):
            match node:
                case ast.Compare(left=ast.Attribute(attr="dtype" | "dtypes"), ops=[ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot()], comparators=[kind]) if word(kind, names) in TEXT:
                    yield Diagnostic(CODE, "text columns are `object` under pandas 2 and `str` under pandas 3, where this finds none", span_of(node), "ask `pd.api.types.is_numeric_dtype`, or `select_dtypes(exclude='number')`")
                case ast.Call(func=ast.Attribute(value=ast.Call(func=parse), attr="astype" | "view"), args=[kind, *_]) if names.dotted(parse) == "pandas.to_datetime" and word(kind, names) in COUNTS:
                    yield Diagnostic(CODE, "a date counts in nanoseconds under pandas 2 and in microseconds under pandas 3", span_of(node), "say the unit: `.astype('datetime64[ns]').astype('int64')`")
    yield from spelled_gaps(analysis, answer.node.name)


def spelled_gaps(analysis: Analysis, answer: str) -> Iterator[Diagnostic]:
    """Each raw column with gaps that is turned into text."""
    graph = analysis.graph
    gaps = {(load.id, str(name)) for load in graph.loads if load.sample is not None for name, column in load.sample.by_name.items() if column.missing}
    for name, expr in graph.slice({answer}).items():
        for inner in walk(expr):
            match inner:
                case Method("astype", receiver, (Symbol("builtins.str"),), _):
                    read = graph.nodes[receiver.name].expr if isinstance(receiver, Ref) else receiver
                    if isinstance(read, Field) and (read.load, str(read.name)) in gaps:
                        yield Diagnostic(CODE, f"a missing `{read.name}` becomes the word `nan` under pandas 2 and stays missing under pandas 3", graph.nodes[name].span, "fill the gaps first")


def word(node: ast.expr, names: Names) -> str:
    """The dtype that an expression names."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.Name(id="object" | "int" as text):
            return text
        case _:
            return names.dotted(node)
