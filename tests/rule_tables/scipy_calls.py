"""Calls of scipy and statsmodels."""

import numpy as np

import scipy.sparse
import scipy.stats

from rule_tables.calls import Call, Fresh, Rows, call, on, runs
from rule_tables.tables import FRAMES, SERIES, array

NUMBERS, GAPS, COUNTS = (array(name) for name in ("numbers", "gaps", "counts"))
SMALL = Rows(SERIES["numbers"].to_numpy() / 10)
WIDE = array("numbers", wide=True)
BROAD = Rows(np.asfortranarray(FRAMES["broad"].to_numpy()))
GROUPS = [SERIES["numbers"].to_numpy()[:11], SERIES["numbers"].to_numpy()[11:] + 1]
COUNTED = np.array([[10, 20], [30, 25]])
SPARSE = Rows(scipy.sparse.csr_matrix(FRAMES["numbers"].to_numpy()))
PLUS = scipy.sparse.csr_matrix(FRAMES["numbers"].to_numpy())


TESTS: dict[str, tuple[Call, ...]] = {
    **{
        name: (call(NUMBERS, COUNTS),)
        for name in "ttest_ind ttest_rel pearsonr spearmanr kendalltau ks_2samp mannwhitneyu wilcoxon linregress pointbiserialr".split()
    },
    **{name: (call(NUMBERS),) for name in "shapiro normaltest jarque_bera".split()},
    **{name: runs(*GROUPS) for name in "f_oneway kruskal levene bartlett".split()},
    "friedmanchisquare": (call(NUMBERS, COUNTS, GAPS),),
    "ttest_1samp": (call(NUMBERS, 3.0),),
    "kstest": (call(NUMBERS, "norm"),),
    "anderson": runs(GROUPS[0]),
    "chi2_contingency": runs(COUNTED),
    "fisher_exact": runs(COUNTED),
    "chisquare": (call(COUNTS),),
    **{
        name: (call(NUMBERS), call(BROAD, axis=1))
        for name in "skew kurtosis iqr gmean hmean sem variation median_abs_deviation moment".split()
    },
    "mode": (call(COUNTS), call(BROAD, axis=1)),
    "describe": (call(NUMBERS),),
    "trim_mean": (call(NUMBERS, 0.1), call(BROAD, 0.1, axis=1)),
    "entropy": (call(NUMBERS),),
    "percentileofscore": (call(NUMBERS, 3.0),),
    "scoreatpercentile": (call(NUMBERS, 30),),
    "boxcox_normmax": (call(NUMBERS),),
    "yeojohnson_normmax": (call(NUMBERS),),
    "boxcox_llf": (call(0.5, NUMBERS),),
    "wasserstein_distance": (call(NUMBERS, COUNTS),),
    "boxcox": (Call(None, (NUMBERS,), then=lambda pair: pair[0]), call(NUMBERS, 0.3)),
    "yeojohnson": (Call(None, (NUMBERS,), then=lambda pair: pair[0]), call(NUMBERS, 0.3)),
    "zscore": (call(NUMBERS), call(BROAD, axis=1)),
    "rankdata": (call(NUMBERS), call(BROAD, axis=1)),
    "zmap": (Call(None, (NUMBERS, NUMBERS)),),
    "trimboth": (call(NUMBERS, 0.1),),
    "trim1": (call(NUMBERS, 0.1),),
    "probplot": runs(SERIES["numbers"].to_numpy()),
}
SPECIAL: dict[str, tuple[Call, ...]] = {
    **{name: (call(NUMBERS), call(0.5)) for name in "exp2 log_expit log_ndtr i0 i1 sinc".split()},
    **{name: (call(1.5, NUMBERS), call(1.5, 0.5)) for name in "huber pseudo_huber gammainc gammaincc".split()},
    "perm": (call(9, COUNTS),),
    **{name: (call(NUMBERS), call(0.5)) for name in "erf erfc gamma gammaln digamma ndtr log1p expm1 cbrt exp10 entr j0 expit".split()},
    **{name: (call(SMALL), call(0.25)) for name in "logit erfinv ndtri".split()},
    **{
        name: (call(NUMBERS, 0.3), call(SMALL, 2.0))
        for name in "xlogy xlog1py boxcox boxcox1p inv_boxcox inv_boxcox1p beta betaln rel_entr kl_div".split()
    },
    "comb": (call(COUNTS, 2),),
    "factorial": (call(COUNTS),),
    **{name: (call(NUMBERS), call(BROAD, axis=1)) for name in ("softmax", "log_softmax", "logsumexp")},
    "softmax": (Call(None, (NUMBERS,), runs_only=True), call(BROAD, axis=1)),
    "log_softmax": (Call(None, (NUMBERS,), runs_only=True), call(BROAD, axis=1)),
}
MATRIX: dict[str, tuple[Call, ...]] = {
    "astype": (on(SPARSE, "float32"),),
    **{name: (on(SPARSE), on(SPARSE, axis=1)) for name in "sum mean max min".split()},
}
DISTANCES: dict[str, tuple[Call, ...]] = {
    **{name: (call([1.0, 2.0, 0.5], [0.5, 1.0, 2.0]),) for name in "euclidean cosine cityblock chebyshev correlation".split()},
    **{name: (call([True, False, True], [True, True, False]),) for name in "hamming jaccard".split()},
    "cdist": (call(WIDE, FRAMES["numbers"].to_numpy()[:3]),),
    "pdist": (call(WIDE),),
    "squareform": runs([1.0, 2.0, 3.0]),
}
CALLS = {f"scipy.stats.{name}": calls for name, calls in TESTS.items()}
CALLS |= {f"scipy.special.{name}": calls for name, calls in SPECIAL.items()}
CALLS |= {f"scipy.sparse.Matrix.{name}": calls for name, calls in MATRIX.items()}
CALLS |= {f"scipy.spatial.distance.{name}": calls for name, calls in DISTANCES.items()}
CALLS |= {f"scipy.sparse.{name}_matrix": (call(Rows(FRAMES["numbers"].to_numpy())),) for name in ("csr", "csc", "coo")}
CALLS |= {
    "scipy.stats.Distribution.__call__": (Call(Fresh(lambda: scipy.stats.norm), (0, 1), runs_only=True),),
    "scipy.stats.Distribution.interval": (on(Fresh(lambda: scipy.stats.norm), 0.9),),
    "scipy.stats.Discrete.rvs": (on(Fresh(lambda: scipy.stats.poisson), 900, size=3),),
    **{f"scipy.stats.Discrete.{name}": (on(Fresh(lambda: scipy.stats.poisson), COUNTS, 2.0),) for name in ("pmf", "cdf", "sf")},
    "scipy.stats.Discrete.ppf": (on(Fresh(lambda: scipy.stats.poisson), SMALL, 2.0),),
    "scipy.sparse.hstack": (call([SPARSE, SPARSE]),),
    "scipy.sparse.vstack": (Call(None, ([SPARSE, SPARSE],), runs_only=True),),
    "scipy.sparse.issparse": (call(1),),
    "scipy.sparse.save_npz": runs("written.npz", PLUS),
    "scipy.sparse.load_npz": (call("some.npz"),),
    "scipy.cluster.hierarchy.linkage": runs(FRAMES["numbers"].to_numpy()),
    "scipy.cluster.hierarchy.fcluster": runs(np.array([[0, 1, 0.5, 2], [2, 3, 1.0, 3.0]]), 2, "maxclust"),
    "scipy.cluster.hierarchy.dendrogram": runs(np.array([[0, 1, 0.5, 2], [2, 3, 1.0, 3.0]])),
    "scipy.optimize.minimize": runs(lambda point: (point[0] - 1) ** 2, [0.0]),
    "scipy.optimize.minimize_scalar": runs(lambda point: (point - 1) ** 2),
    "scipy.optimize.curve_fit": runs(lambda x, slope: slope * x, np.arange(4.0), np.arange(4.0)),
    "scipy.optimize.brentq": runs(lambda x: x - 1, 0, 3),
}
RECEIVERS: dict[str, tuple[object, ...]] = {
    "scipy.stats.Distribution": (Fresh(lambda: scipy.stats.norm),),
    "scipy.sparse.Matrix": (SPARSE,),
}
ARGUMENTS: dict[tuple[str, str], object] = {
    ("scipy.stats.Distribution", "x"): NUMBERS,
    ("scipy.stats.Distribution", "q"): SMALL,
    ("scipy.stats.Distribution", "data"): NUMBERS,
}
