"""Arithmetic: operators on cells, with the bits that a column of numpy's has.

visits * 2            int64(record.visits * 2)      integers of a column have 64 bits
debt / income         quotient(debt, income)        a division by zero is no error
age > 40              age > 40                      a missing value is not greater
"""

import math

from nb2svc.ir.interpreter import BINARY
from nb2svc.kernel import kinds
from nb2svc.kernel.columns import cell
from nb2svc.kernel.draft import Draft
from nb2svc.kernel.kinds import BOOL, EXACT, FLOAT, GAP, INT, LARGEST, NUMERIC, TEXT, Answers, Learnt, NoForm, Scalar, Value, Vector

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
TRUTH = frozenset({BOOL})


def operator(draft: Draft, sign: str, operands: list[Value]) -> Value:
    """What an operator gives. Raises NoForm."""
    if len(operands) == 1:
        return unary(sign, cell(draft, operands[0]))
    left, right = operands
    if isinstance(left, Vector) or isinstance(right, Vector):
        return each(draft, sign, left, right)
    first, second = number_or_text(draft, left, right), number_or_text(draft, right, left)
    if sign in COMPARISONS:
        return compare(sign, first, second)
    if sign in ("&", "|", "^"):
        if not (first.kinds == second.kinds == TRUTH):
            raise NoForm(f"`{sign}` of what is no condition has no row form")
        return Scalar(f"({first.code} {sign} {second.code})", TRUTH, limit=1, width=8)
    if sign == "+" and first.may_be(TEXT) and second.may_be(TEXT):
        return joined(draft, first, second)
    if not (first.is_only(*NUMERIC, GAP) and second.is_only(*NUMERIC, GAP)):
        raise NoForm(f"`{sign}` of what may be no number has no row form")
    return computed(draft, sign, first, second)


def number_or_text(draft: Draft, value: Value, other: Value) -> Scalar:
    """A cell; what was learnt is a number or a text as the other operand is."""
    if isinstance(value, Learnt):
        words = not isinstance(other, (Learnt, Vector)) and cell(draft, other).may_be(TEXT)
        return draft.text(value) if words else draft.number(value)
    found = cell(draft, value)
    if isinstance(value, Answers) and draft.answers_single:
        raise NoForm("the library answers in 32 bits, which one row has no form for")
    return found


def each(draft: Draft, sign: str, left: Value, right: Value) -> Vector:
    """An operator on each cell of a row, with one other value."""
    if isinstance(left, Vector) and isinstance(right, Vector):
        raise NoForm(f"`{sign}` of two tables has no row form")
    table = left if isinstance(left, Vector) else right
    assert isinstance(table, Vector)
    found = []
    for name, column in table.cells().items():
        value = operator(draft, sign, [column, right] if table is left else [left, column])
        assert isinstance(value, Scalar)
        found.append((name, draft.hold(value, name)))
    return Vector(tuple(found), table.array)


def unary(sign: str, column: Scalar) -> Scalar:
    """`-x`, `+x`, `~x` and `not x`."""
    if sign in ("invert", "not") and column.kinds == TRUTH:
        return Scalar(f"(not {column.code})", TRUTH, limit=1, width=8)
    if sign == "neg" and column.is_only(FLOAT, INT):
        if INT in column.kinds and column.limit >= LARGEST:
            return Scalar(f"int64(-{column.code})", column.kinds)
        return Scalar(f"(-{column.code})", column.kinds, column.limit, column.width)
    if sign == "pos" and column.is_only(FLOAT, INT):
        return column
    raise NoForm(f"`{sign}` has no row form here")


def compare(sign: str, first: Scalar, second: Scalar) -> Scalar:
    """A comparison. An integer is compared with a float as a float, which Python would not do beyond 2**53."""
    numbers = first.is_only(*NUMERIC) and second.is_only(*NUMERIC)
    if (
        not numbers
        and (GAP in first.kinds | second.kinds or first.is_only(*NUMERIC) or second.is_only(*NUMERIC))
        and sign not in ("==", "!=")
    ):
        raise NoForm(f"`{sign}` of what may be missing or no text has no row form")
    if not (first.is_only(*kinds.ANY) and second.is_only(*kinds.ANY)) or first.categories or second.categories:
        raise NoForm(f"`{sign}` of dates or categories has no row form")
    code, other = first.code, second.code
    if numbers and FLOAT in first.kinds | second.kinds:
        code, other = as_compared(first, second), as_compared(second, first)
    return Scalar(f"({code} {sign} {other})", TRUTH, limit=1, width=8)


def as_compared(column: Scalar, other: Scalar) -> str:
    """An integer that may be beyond 2**53 becomes the float it is for numpy, unless the other side is a smaller literal."""
    if INT not in column.kinds or column.limit <= EXACT or FLOAT not in other.kinds:
        return column.code
    small = other.literal and isinstance(other.value, (int, float)) and not math.isnan(other.value) and abs(other.value) < EXACT
    return column.code if small else f"float({column.code})"


def joined(draft: Draft, first: Scalar, second: Scalar) -> Scalar:
    """Two texts put together; what is missing stays so."""
    if not (first.is_only(TEXT, GAP) and second.is_only(TEXT, GAP)):
        raise NoForm("`+` of text and other values has no row form")
    if GAP not in first.kinds | second.kinds:
        return Scalar(f"({first.code} + {second.code})", frozenset({TEXT}))
    first, second = draft.hold(first, "start"), draft.hold(second, "end")
    tests = " or ".join(f"{part.code} != {part.code}" for part in (first, second) if GAP in part.kinds)
    return Scalar(f"(nan if {tests} else {first.code} + {second.code})", frozenset({TEXT, GAP}))


def computed(draft: Draft, sign: str, first: Scalar, second: Scalar) -> Scalar:
    """A number computed of two."""
    if first.literal and second.literal:
        return folded(sign, first, second)
    if {GAP} in ({GAP} & first.kinds, {GAP} & second.kinds):
        return among_objects(sign, first, second)
    together = first.kinds | second.kinds
    if together == TRUTH or TRUTH in (first.kinds, second.kinds) and sign not in ("+", "-", "*"):
        raise NoForm(f"`{sign}` of conditions has no row form")
    if BOOL in together and TRUTH not in (first.kinds, second.kinds):
        raise NoForm(f"`{sign}` of what may be a condition has no row form")
    first, second = (
        Scalar(part.code, frozenset({INT}), 1, 8, part.literal, part.value) if part.kinds == TRUTH else part for part in (first, second)
    )
    together = first.kinds | second.kinds
    result = frozenset({FLOAT}) if first.kinds == {FLOAT} or second.kinds == {FLOAT} else together
    if sign in ("+", "-", "*"):
        return wrapped(f"{first.code} {sign} {second.code}", sign, first, second, result)
    if sign == "/":
        return divided(draft, first, second)
    if sign in ("//", "%"):
        name = {"//": "floored", "%": "modulo"}[sign]
        # numpy divides integers of few bits in few bits.
        return Scalar(
            f"{name}({first.code}, {second.code})", together if together == {FLOAT} else together | {FLOAT}, max(first.limit, second.limit)
        )
    if sign == "**":
        return power(draft, first, second)
    raise NoForm(f"`{sign}` has no row form")


def folded(sign: str, first: Scalar, second: Scalar) -> Scalar:
    """An operation of two constants, which Python works out."""
    try:
        return kinds.literal_scalar(BINARY[sign](first.value, second.value))
    except ArithmeticError:
        raise NoForm("an operation of constants that has no value has no row form") from None


def among_objects(sign: str, first: Scalar, second: Scalar) -> Scalar:
    """A sum, difference or product with what may be missing among objects; then it stays so."""
    if sign not in ("+", "-", "*") or not (first.is_only(INT, GAP) and second.is_only(INT, GAP)):
        raise NoForm(f"`{sign}` of what may be missing among objects has no row form")
    parts = [Scalar(part.code, frozenset({INT}), part.limit, part.width, part.literal, part.value) for part in (first, second)]
    found = wrapped(f"{first.code} {sign} {second.code}", sign, *parts, frozenset({INT}))
    if found.limit >= LARGEST:
        raise NoForm("integers among objects that may overflow have no row form")
    return Scalar(found.code, frozenset({INT, GAP}), found.limit, found.width)


def wrapped(code: str, sign: str, first: Scalar, second: Scalar, result: frozenset[str]) -> Scalar:
    """A sum, difference or product; an integer beyond its bits comes round, as a column's does."""
    if INT not in result:
        return Scalar(f"({code})", result)
    limit = first.limit * second.limit if sign == "*" else first.limit + second.limit
    # A literal takes the dtype of the column.
    width = max((part.width for part in (first, second) if not part.literal), default=64)
    if limit < LARGEST and limit >= 2 ** (width - 1):
        raise NoForm(f"integers of {width} bits that may overflow have no row form")
    return Scalar(f"int64({code})", result) if limit >= LARGEST else Scalar(f"({code})", result, limit, width)


def divided(draft: Draft, first: Scalar, second: Scalar) -> Scalar:
    """A quotient: of floats, and no error where the divisor is zero."""
    if second.literal and second.value:
        code = f"float({first.code})" if INT in first.kinds and first.limit > EXACT else first.code
        return Scalar(f"({code} / {second.code})", frozenset({FLOAT}))
    if not all(part.kinds == {FLOAT} or part.limit <= EXACT for part in (first, second)):
        return Scalar(f"quotient({first.code}, {second.code})", frozenset({FLOAT}))
    first, second = draft.hold(first, "dividend"), draft.hold(second, "divisor")
    return Scalar(f"({first.code} / {second.code} if {second.code} else quotient({first.code}, {second.code}))", frozenset({FLOAT}))


def power(draft: Draft, first: Scalar, second: Scalar) -> Scalar:
    """A power; numpy squares, takes roots and inverts where the exponent is written so."""
    if first.literal or not second.literal or isinstance(second.value, bool):
        raise NoForm("a power whose exponent is no written number has no row form")
    exponent = second.value
    if first.kinds == {INT}:
        if not isinstance(exponent, int) or exponent < 0:
            raise NoForm("an integer to this power has no row form")
        if first.limit**exponent < LARGEST and first.limit**exponent >= 2 ** (first.width - 1):
            raise NoForm(f"integers of {first.width} bits that may overflow have no row form")
        return Scalar(f"int64({first.code} ** {exponent})", frozenset({INT}))
    if first.kinds != {FLOAT}:
        raise NoForm("a power of what may be an integer or a float has no row form")
    if exponent == 2:
        first = draft.hold(first, "base")
        return Scalar(f"({first.code} * {first.code})", first.kinds)
    if exponent == 1:
        return first
    if exponent in (0, -1):
        raise NoForm(f"the power {exponent} has no row form")
    return Scalar(
        f"float({'np.sqrt(' + first.code if exponent == 0.5 else f'np.power({first.code}, {kinds.text_of(float(exponent))}'}))", first.kinds
    )
