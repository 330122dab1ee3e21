"""Constants: what the text of the notebook says, as a Python value."""

from typing import Any

from nb2svc.ir.expression import Display, Expr, Literal, Operator, Symbol
from nb2svc.kernel.kinds import NoForm

NAMED = {"numpy.nan": float("nan"), "numpy.inf": float("inf"), "math.pi": 3.141592653589793, "numpy.pi": 3.141592653589793}


def constant(expression: Expr) -> Any:
    """The value of an expression that only the text decides. Raises NoForm."""
    match expression:
        case Literal(value):
            return value
        case Symbol(name) if name in NAMED:
            return NAMED[name]
        case Operator("neg", (operand,)):
            return -constant(operand)
        case Display("dict", items):
            return {constant(key): constant(value) for key, value in zip(items[::2], items[1::2])}
        case Display(kind, items):
            return {"list": list, "tuple": tuple, "set": list}[kind](map(constant, items))
        case _:
            raise NoForm("a value that the text does not tell has no row form here")
