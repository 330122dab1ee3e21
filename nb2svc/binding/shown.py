"""Shown: the saved outputs that speak of a table as its reader gave it. A load whose file is not at hand → texts.

    df = pd.read_csv("gone.csv")
    df.info()                                 its output speaks of the file's columns
    df["age"] = df["age"].fillna(0)           from here on outputs speak of another table
"""

import ast
from collections.abc import Iterator

from nb2svc.ir.graph import Load
from nb2svc.ir.program import Cell, Program

TABLES = ("head", "tail", "sample")
UNCHANGING = frozenset("info head tail sample describe isnull isna notnull duplicated value_counts nunique count corr hist copy mean median memory_usage".split())
LOOKS = frozenset(("print", "display", "len", "type"))


def outputs(program: Program, load: Load) -> Iterator[str]:
    """The texts under the cells that show the table before anything changes it."""
    name, started = "", False
    for cell in program.cells:
        if cell.source != getattr(load.node, "source_index", 0):
            continue
        for place, statement in enumerate(cell.tree.body):
            if not started:
                started = any(inner is load.node for inner in ast.walk(statement))
                name = bound(statement, load.node)
                if started and not name:
                    return
                continue
            if may_change(statement, name):
                return
            yield from texts(cell, statement, name, place == len(cell.tree.body) - 1)


def bound(statement: ast.stmt, node: ast.Call) -> str:
    """The one name that a statement gives to just the table; "" where it does otherwise."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value) | ast.AnnAssign(target=ast.Name(id=name), value=value) if value is node:
            return name
        case _:
            return ""


def may_change(statement: ast.stmt, name: str) -> bool:
    """May the table be another one behind this statement, or be known by another name?"""
    uses = [inner for inner in ast.walk(statement) if isinstance(inner, ast.Name) and inner.id == name]
    if not uses:
        return False
    if not isinstance(statement, (ast.Expr, ast.Assign)):
        return True
    harmless: set[int] = set()
    for inner in ast.walk(statement):
        match inner:
            case ast.Call(func=ast.Attribute(value=ast.Name() as used, attr=method), keywords=keywords) if method in UNCHANGING and all(keyword.arg != "inplace" for keyword in keywords):
                harmless.add(id(used))
            case ast.Call(func=ast.Name(id=function), args=args) if function in LOOKS:
                harmless |= {id(arg) for arg in args}
            case ast.Attribute(value=ast.Name() as used, attr="shape" | "columns" | "dtypes" | "index" | "size", ctx=ast.Load()):
                harmless.add(id(used))
    harmless |= {id(statement.value)} if isinstance(statement, ast.Expr) else set()
    return any(id(used) not in harmless for used in uses)


def texts(cell: Cell, statement: ast.stmt, name: str, is_last: bool) -> Iterator[str]:
    """What is under a cell of one statement, where it is sure which text is its own."""
    if not isinstance(statement, ast.Expr):
        return
    calls = [inner for inner in ast.walk(cell.tree) if isinstance(inner, ast.Call)]
    infos = [inner for inner in calls if isinstance(inner.func, ast.Attribute) and inner.func.attr == "info"]
    displays = [inner for inner in calls if isinstance(inner.func, ast.Name) and inner.func.id == "display"]
    found: list[str] = []
    match statement.value:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=shown), attr="info")) if shown == name and len(infos) == 1:
            found = [text for text in cell.outputs if "non-null" in text]
        case ast.Call(func=ast.Attribute(value=ast.Name(id=shown), attr=method)) if shown == name and method in TABLES and is_last and not displays:
            found = [text for text in cell.outputs if "<table" in text]
        case ast.Name(id=shown) if shown == name and is_last and not displays:
            found = [text for text in cell.outputs if "<table" in text]
        case ast.Attribute(value=ast.Name(id=shown), attr="dtypes") if shown == name and is_last:
            found = [text for text in cell.outputs if text.rstrip().endswith("dtype: object")]
    yield from found if len(found) == 1 else ()
