"""numpy: universal functions of two arguments; the row form calls the same ufunc on the scalars."""

NAME = "numpy"


@row_wise
def add(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.add(x1, x2)


@row_wise
def subtract(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.subtract(x1, x2)


@row_wise
def multiply(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.multiply(x1, x2)


@row_wise
def divide(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.divide(x1, x2)


@row_wise
def true_divide(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.true_divide(x1, x2)


@row_wise
def floor_divide(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.floor_divide(x1, x2)


@row_wise
def mod(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.mod(x1, x2)


@row_wise
def remainder(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.remainder(x1, x2)


@row_wise
def fmod(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.fmod(x1, x2)


@row_wise
def power(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.power(x1, x2)


@row_wise
def float_power(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.float_power(x1, x2)


@row_wise
def maximum(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.maximum(x1, x2)


@row_wise
def minimum(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.minimum(x1, x2)


@row_wise
def fmax(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.fmax(x1, x2)


@row_wise
def fmin(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.fmin(x1, x2)


@row_wise
def arctan2(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.arctan2(x1, x2)


@row_wise
def hypot(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.hypot(x1, x2)


@row_wise
def logaddexp(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.logaddexp(x1, x2)


@row_wise
def logaddexp2(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.logaddexp2(x1, x2)


@row_wise
def copysign(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.copysign(x1, x2)


@row_wise
def nextafter(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.nextafter(x1, x2)


@row_wise
def gcd(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.gcd(x1, x2)


@row_wise
def lcm(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.lcm(x1, x2)


@row_wise
def bitwise_and(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.bitwise_and(x1, x2)


@row_wise
def bitwise_or(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.bitwise_or(x1, x2)


@row_wise
def bitwise_xor(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.bitwise_xor(x1, x2)


@row_wise
def left_shift(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.left_shift(x1, x2)


@row_wise
def right_shift(x1, x2, /, *, where=True, dtype=None) -> same:
    return np.right_shift(x1, x2)


@row_wise
def greater(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.greater(x1, x2)


@row_wise
def greater_equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.greater_equal(x1, x2)


@row_wise
def less(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.less(x1, x2)


@row_wise
def less_equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.less_equal(x1, x2)


@row_wise
def equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.equal(x1, x2)


@row_wise
def not_equal(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.not_equal(x1, x2)


@row_wise
def logical_and(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.logical_and(x1, x2)


@row_wise
def logical_or(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.logical_or(x1, x2)


@row_wise
def logical_xor(x1, x2, /, *, where=True, dtype=None) -> same[bool]:
    return np.logical_xor(x1, x2)
