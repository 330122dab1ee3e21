"""Names that a program imports → what they stand for, by the imports alone; and what a name was last bound to."""

import ast
from collections.abc import Iterator

from nb2svc.ir.program import Program


class Names:
    """What the names of a program stand for."""

    def __init__(self, program: Program) -> None:
        self.imported: dict[str, str] = {}
        self.bound: dict[str, ast.expr] = {}
        for cell in program.cells:
            for node in ast.walk(cell.tree):
                self.learn(node)

    def learn(self, node: ast.AST) -> None:
        """Take down what a node binds."""
        match node:
            case ast.Import(names=names):
                self.imported |= {alias.asname or alias.name.partition(".")[0]: alias.name if alias.asname else alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=module, names=names, level=0):
                self.imported |= {alias.asname or alias.name: f"{module}.{alias.name}" for alias in names}
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                self.bound[name] = value
            case ast.withitem(context_expr=value, optional_vars=ast.Name(id=name)):
                self.bound[name] = value

    def dotted(self, node: ast.expr) -> str:
        """The dotted name of what an expression names; empty where it is none of a library."""
        match node:
            case ast.Name(id=name):
                return self.imported.get(name, name if name == "open" else "")
            case ast.Attribute(value=inner, attr=attr):
                outer = self.dotted(inner)
                return f"{outer}.{attr}" if outer else ""
            case _:
                return ""

    def texts(self, node: ast.AST, depth: int = 4) -> Iterator[str]:
        """The text literals that a value is made of, through the names in it."""
        for inner in ast.walk(node):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner.value
            elif isinstance(inner, ast.Name) and depth and inner.id in self.bound:
                yield from self.texts(self.bound[inner.id], depth - 1)


def calls(program: Program) -> Iterator[ast.Call]:
    """All calls of a program, in the order of the text."""
    for cell in program.cells:
        yield from sorted((node for node in ast.walk(cell.tree) if isinstance(node, ast.Call)), key=lambda node: (node.lineno, node.col_offset))
