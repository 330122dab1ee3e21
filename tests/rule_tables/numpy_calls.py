"""Calls of numpy."""

import operator

import numpy as np

from rule_tables.calls import Call, Fresh, Rows, call, on
from rule_tables.tables import FRAMES, SERIES, array, series

NUMBERS, GAPS, INTS, COUNTS, FLAGS = (array(name) for name in ("numbers", "gaps", "ints", "counts", "flags"))
COLUMN = series("numbers")
WIDE = array("numbers", wide=True)
BROAD = Rows(np.asfortranarray(FRAMES["broad"].to_numpy()))
THIN = Rows(SERIES["numbers"].to_numpy()[:, None])
SMALL = Rows(SERIES["numbers"].to_numpy() / 10)
FIRST = operator.itemgetter(0)
WEIGHTS = np.array([1.0, 0.5, 2.0])
SQUARE = np.array([[2.0, 0.5], [0.5, 1.0]])
UNARY = (
    "log log2 log10 log1p exp exp2 expm1 sqrt cbrt square abs absolute fabs sign negative positive reciprocal floor ceil trunc rint"
    " sin cos tan arctan sinh cosh tanh arcsinh deg2rad rad2deg degrees radians isnan isinf isfinite signbit logical_not conjugate"
)
BINARY = (
    "add subtract multiply divide true_divide floor_divide mod remainder fmod float_power maximum minimum fmax fmin arctan2 hypot"
    " logaddexp logaddexp2 copysign nextafter greater greater_equal less less_equal equal not_equal logical_and logical_or logical_xor"
)
FOLDS = (
    "sum prod mean std var min max amin amax median ptp average any all argmin argmax nansum nanprod nanmean nanstd nanvar nanmin"
    " nanmax nanmedian nanargmin nanargmax count_nonzero cumsum cumprod nancumsum nancumprod gradient"
)


def _unary(name: str) -> tuple[Call, ...]:
    return (call(NUMBERS), call(GAPS), call(COLUMN), call(COUNTS))


def _folds(name: str) -> tuple[Call, ...]:
    return (call(NUMBERS), call(WIDE, axis=0), call(WIDE, axis=1), call(BROAD, axis=1))


CALLS: dict[str, tuple[Call, ...]] = {
    **{name: _unary(name) for name in UNARY.split()},
    **{name: (call(NUMBERS, GAPS), call(COLUMN, 2.5), call(COUNTS, 3), call(1.5, NUMBERS)) for name in BINARY.split()},
    **{name: (call(INTS, COUNTS), call(COUNTS, 3)) for name in "gcd lcm bitwise_and bitwise_or bitwise_xor".split()},
    **{name: (call(COUNTS, 2),) for name in ("left_shift", "right_shift")},
    **{name: _folds(name) for name in FOLDS.split()},
    **{name: (call(SMALL),) for name in "arcsin arccos arctanh".split()},
    **{name: (call(NUMBERS, 30), call(WIDE, 30, axis=1)) for name in ("percentile", "nanpercentile")},
    **{name: (call(NUMBERS, 0.3), call(WIDE, 0.3, axis=1)) for name in ("quantile", "nanquantile")},
    "power": (call(NUMBERS, 1.5), call(COUNTS, 2), call(NUMBERS, GAPS)),
    "invert": (call(COUNTS), call(FLAGS)),
    "isnat": (call(array("dates")),),
    "diff": (Call(None, (NUMBERS,), runs_only=True), call(WIDE, axis=1)),
    "ediff1d": (Call(None, (NUMBERS,), runs_only=True),),
    "atleast_1d": (call(NUMBERS),),
    "atleast_2d": (call(NUMBERS),),
    "arccosh": (call(Rows(SERIES["numbers"].to_numpy() + 1)),),
    "round": (call(NUMBERS, 1), call(GAPS)),
    "around": (call(NUMBERS, 1),),
    "clip": (call(NUMBERS, 1, 5), call(COLUMN, 1, 5)),
    "nan_to_num": (call(GAPS),),
    "isclose": (call(NUMBERS, GAPS),),
    "isin": (call(COUNTS, [1, 2]),),
    "where": (call(FLAGS, NUMBERS, GAPS), call(FLAGS, 1.0, 0.0), Call(None, (FLAGS,))),
    "select": (call([FLAGS], [NUMBERS], 0.0),),
    "choose": (call(FLAGS, [NUMBERS, GAPS]),),
    "interp": (call(NUMBERS, [0, 5, 10], [0, 1, 4]),),
    "digitize": (call(NUMBERS, [2, 4, 6]),),
    "searchsorted": (call([2, 4, 6], NUMBERS),),
    "piecewise": (call(NUMBERS, [FLAGS], [lambda cell: -cell, lambda cell: cell]),),
    "unwrap": (call(NUMBERS), call(WIDE, axis=1)),
    "polyval": (call([1, 2, 3], NUMBERS),),
    "heaviside": (call(GAPS, 0.5),),
    "vectorize": (Call(None, (abs,), runs_only=True),),
    "frompyfunc": (Call(None, (abs, 1, 1), runs_only=True),),
    "apply_along_axis": (call(np.sum, 0, WIDE), call(np.sum, 1, WIDE)),
    "unique": (call(COUNTS),),
    "bincount": (call(COUNTS),),
    "histogram": (call(NUMBERS),),
    "histogram2d": (call(NUMBERS, COUNTS),),
    "histogram_bin_edges": (call(NUMBERS),),
    "cov": (call(NUMBERS, COUNTS),),
    "corrcoef": (call(NUMBERS, COUNTS),),
    "array_equal": (call(NUMBERS, GAPS),),
    "allclose": (call(NUMBERS, GAPS),),
    "dot": (call(NUMBERS, COUNTS), call(WIDE, WEIGHTS)),
    "vdot": (call(NUMBERS, COUNTS),),
    "trapezoid": (call(NUMBERS),),
    "polyfit": (call(NUMBERS, COUNTS, 1),),
    "intersect1d": (call(COUNTS, [1, 2]),),
    "union1d": (call(COUNTS, [1, 2]),),
    "setdiff1d": (call(COUNTS, [1, 2]),),
    "shape": (call(NUMBERS),),
    "size": (call(NUMBERS),),
    "ndim": (call(NUMBERS),),
    "convolve": (call(NUMBERS, [0.5, 0.5], "same"),),
    "correlate": (call(NUMBERS, [0.5, 0.5], "same"),),
    "roll": (call(NUMBERS, 1),),
    "partition": (call(NUMBERS, 3),),
    "repeat": (call(NUMBERS, 2), call(WIDE, 2, axis=0)),
    "tile": (call(NUMBERS, 2),),
    "delete": (call(NUMBERS, [0, 1]), call(WIDE, [0], axis=1), call(WIDE, [0], axis=0)),
    "insert": (Call(None, (NUMBERS, 0, 1.0), runs_only=True),),
    "append": (call(NUMBERS, GAPS), call(WIDE, WIDE, axis=1), call(WIDE, WIDE, axis=0)),
    "compress": (call([True, False, True], NUMBERS), call([True, False, True], WIDE, axis=0)),
    "extract": (call(FLAGS, NUMBERS),),
    "take": (call(NUMBERS, [0, 3]), call(WIDE, [0, 3], axis=0)),
    "resize": (call(NUMBERS, 30),),
    "argpartition": (call(NUMBERS, 3),),
    "ix_": (call([0, 1]),),
    "unravel_index": (call(3, (2, 2)),),
    "triu_indices": (call(3),),
    "tril_indices": (call(3),),
    "array": (call(NUMBERS), call(COLUMN), call([COLUMN.table.tolist()])),
    "expand_dims": (call(NUMBERS, 1), call(NUMBERS, 0)),
    "flip": (call(NUMBERS), call(WIDE, axis=0)),
    "squeeze": (call(THIN, 1), call(THIN)),
    "fliplr": (call(WIDE),),
    "column_stack": (call([NUMBERS, GAPS]),),
    "dstack": (call([NUMBERS, GAPS]),),
    "matmul": (call(NUMBERS, COUNTS), call(WIDE, WEIGHTS)),
    "outer": (call(NUMBERS, [1.0, 2.0]),),
    "inner": (call(NUMBERS, COUNTS), call(WIDE, WEIGHTS)),
    "einsum": (Call(None, ("ij,j->i", WIDE, np.array([1.0, 0.5, 2.0]))),),
    "tensordot": (Call(None, (WIDE, np.array([1.0, 0.5, 2.0]), 1)),),
    "kron": (Call(None, (SQUARE, SQUARE), runs_only=True),),
    "cross": (call(WIDE, np.array([1.0, 0.5, 2.0])),),
    "zeros_like": (call(NUMBERS),),
    "full_like": (call(NUMBERS, 2.0),),
    "empty_like": (Call(None, (NUMBERS,), runs_only=True),),
    "concatenate": (call([NUMBERS, GAPS]), call([WIDE, WIDE], axis=1)),
    "stack": (call([NUMBERS, GAPS], axis=1), Call(None, ([NUMBERS, GAPS],))),
    "vstack": (call([WIDE, WIDE]),),
    "hstack": (call([WIDE, WIDE]),),
    "split": (call(Rows(np.arange(24.0)), 3), Call(None, (WIDE, 3), {"axis": 1}, then=FIRST)),
    "array_split": (call(NUMBERS, 3), Call(None, (WIDE, 3), {"axis": 1}, then=FIRST)),
    "vsplit": (call(Rows(FRAMES["numbers"].to_numpy()[:22]), 2),),
    "hsplit": (Call(None, (WIDE, 3), then=lambda parts: parts[0]),),
    "reshape": (call(NUMBERS, (1, -1)), call(NUMBERS, (-1, 1))),
    "transpose": (call(WIDE),),
    "swapaxes": (call(WIDE, 0, 1),),
    "moveaxis": (call(WIDE, 0, 1),),
    "rollaxis": (call(WIDE, 1),),
    "rot90": (call(WIDE),),
    **{name: (call(3),) for name in "zeros ones empty eye identity arange".split()},
    "full": (call(3, 1.0),),
    "linspace": (call(0, 1),),
    "logspace": (call(0, 1),),
    "geomspace": (call(1, 2),),
    "diag": (call([1, 2]),),
    "meshgrid": (Call(None, ([1, 2], [3, 4]), runs_only=True),),
    "tri": (call(3),),
    "tril": (call(SQUARE),),
    "triu": (call(SQUARE),),
    "fromiter": (call([1, 2], float),),
    "frombuffer": (call(b"12345678"),),
    "fromstring": (call("1 2", sep=" "),),
    "dtype": (call("float64"),),
    "finfo": (call("float64"),),
    "iinfo": (call("int64"),),
    "datetime64": (call("2020-01-01"),),
    "timedelta64": (call(1, "D"),),
    "set_printoptions": (call(precision=8),),
    "load": (call("some.npy"),),
    "loadtxt": (call("some.txt"),),
    "genfromtxt": (call("some.txt"),),
    "fromfile": (call("some.txt", dtype="uint8"),),
    "save": (call("written.npy", NUMBERS),),
    "savez": (call("written.npz", NUMBERS),),
    "savez_compressed": (call("written.npz", NUMBERS),),
    "savetxt": (call("written.txt", NUMBERS),),
    **{name: (call(1),) for name in "float64 float32 float16 int64 int32 int16 int8 uint8 uint16 uint32 uint64 bool_ str_".split()},
    "ndarray": (call((2,)),),
    "sort": (call(NUMBERS),),
    **{name: (Call(None, (), runs_only=True),) for name in "c_ r_ s_ mgrid ogrid newaxis".split()},
}
METHODS: dict[str, tuple[Call, ...]] = {
    **{
        name: (on(NUMBERS), on(WIDE, axis=0), on(WIDE, axis=1), on(BROAD, axis=1))
        for name in "sum prod mean std var min max argmax argmin cumsum cumprod".split()
    },
    **{name: (on(FLAGS), on(Rows(FRAMES["flags"].to_numpy()), axis=1)) for name in ("any", "all")},
    "item": (on(NUMBERS, 3),),
    "dot": (on(NUMBERS, COUNTS), on(WIDE, WEIGHTS)),
    "trace": (on(Fresh(lambda: SQUARE.copy())),),
    "astype": (on(NUMBERS, "int64"), on(COUNTS, float)),
    "copy": (on(NUMBERS),),
    "round": (on(NUMBERS, 1),),
    "clip": (on(NUMBERS, 1, 5),),
    "ravel": (on(NUMBERS),),
    "flatten": (on(NUMBERS),),
    "squeeze": (on(THIN, 1), on(THIN)),
    "view": (on(NUMBERS),),
    "conj": (on(NUMBERS),),
    "tolist": (on(NUMBERS),),
    "fill": (on(NUMBERS, 0.5),),
    "reshape": (on(NUMBERS, 1, -1), on(NUMBERS, -1, 1), on(NUMBERS, (-1, 1))),
    "transpose": (on(WIDE),),
    "swapaxes": (on(WIDE, 0, 1),),
    "sort": (on(NUMBERS),),
    "resize": (Call(Fresh(lambda: np.arange(4.0)), (2,), {"refcheck": False}, runs_only=True),),
    "put": (Call(NUMBERS, ([0], [5.0]), runs_only=True),),
    "repeat": (on(NUMBERS, 2), on(WIDE, 2, axis=0)),
    "take": (on(NUMBERS, [0, 3]), on(WIDE, [0, 3], axis=0)),
    "compress": (on(NUMBERS, [True, False, True]), on(WIDE, [True, False, True], axis=0)),
    "argsort": (on(NUMBERS),),
    "nonzero": (on(COUNTS),),
    "searchsorted": (on(Rows(np.arange(9.0)), 3.5),),
    "tofile": (on(NUMBERS, "written.bin"),),
    "dump": (on(NUMBERS, "written.pickle"),),
    "tobytes": (Call(NUMBERS, runs_only=True),),
    "T": (on(WIDE),),
    "flat": (Call(NUMBERS, then=list),),
}
LINEAR = {
    **{name: (call(SQUARE),) for name in "inv det svd eig eigh eigvals eigvalsh pinv matrix_rank qr cholesky slogdet cond".split()},
    "norm": (call(NUMBERS), Call(None, (WIDE,), {"axis": 1})),
    "solve": (call(SQUARE, [1.0, 2.0]),),
    "lstsq": (Call(None, (SQUARE, [1.0, 2.0]), then=lambda parts: parts[0]),),
    "matrix_power": (call(SQUARE, 2),),
}
RANDOM: dict[str, tuple[Call, ...]] = {
    **{name: (call(3),) for name in "rand randn".split()},
    **{
        name: (call(size=3),)
        for name in "random random_sample uniform normal standard_normal lognormal exponential laplace logistic".split()
    },
    "ranf": (call(3),),
    "randint": (call(1000, size=4),),
    "poisson": (call(9, size=5),),
    "binomial": (call(90, 0.5, size=4),),
    "beta": (call(1, 1, size=3),),
    "gamma": (call(1, size=3),),
    "triangular": (call(0, 1, 2, size=3),),
    "multivariate_normal": (call([0, 0], SQUARE),),
    "multinomial": (call(90, [0.3, 0.7]),),
    "geometric": (call(0.01, size=4),),
    "chisquare": (call(2, size=3),),
    "dirichlet": (call([1, 1]),),
    "weibull": (call(2, size=3),),
    "pareto": (call(2, size=3),),
    "standard_t": (call(2, size=3),),
    "permutation": (call(20),),
    "choice": (call(1000, 4),),
    "shuffle": (Call(None, (NUMBERS,), runs_only=True),),
    "set_state": (call(np.random.get_state()),),
    "seed": (call(0),),
}
CALLS = {f"numpy.{name}": calls for name, calls in CALLS.items()}
CALLS |= {f"numpy.ndarray.{name}": calls for name, calls in METHODS.items()}
CALLS |= {f"numpy.linalg.{name}": calls for name, calls in LINEAR.items()}
CALLS |= {f"numpy.random.{name}": calls for name, calls in RANDOM.items()}
RECEIVERS = {"numpy.ndarray": (NUMBERS, WIDE)}
ARGUMENTS = {("numpy", name): NUMBERS for name in ("x", "a", "z", "val", "m", "ary", "arys", "arr")}
