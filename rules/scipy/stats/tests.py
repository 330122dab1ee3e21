"""scipy.stats: tests and summaries."""

NAME = "scipy.stats"


@aggregate(task="score")
def ttest_ind(
    a, b, *, axis=0, equal_var=True, nan_policy="propagate", alternative="two-sided", trim=0, method=None,
    keepdims=False,
) -> Any: ...


@aggregate(task="score")
def ttest_rel(a, b, axis=0, nan_policy="propagate", alternative="two-sided", *, keepdims=False) -> Any: ...


@aggregate(task="score")
def ttest_1samp(a, popmean, axis=0, nan_policy="propagate", alternative="two-sided", *, keepdims=False) -> Any: ...


@aggregate(task="score")
def f_oneway(*samples, axis=0, equal_var=True, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate(task="score")
def chi2_contingency(observed, correction=True, lambda_=None, *, method=None) -> Any: ...


@aggregate(task="score")
def chisquare(
    f_obs, f_exp=None, ddof=0, axis=0, *, sum_check=True, nan_policy="propagate", keepdims=False,
) -> Any: ...


@aggregate(task="score")
def pearsonr(x, y, *, alternative="two-sided", method=None, axis=0) -> Any: ...


@aggregate(task="score")
def spearmanr(a, b=None, axis=0, nan_policy="propagate", alternative="two-sided") -> Any: ...


@aggregate(task="score")
def kendalltau(
    x, y, *, nan_policy="propagate", method="auto", variant="b", alternative="two-sided", axis=None,
    keepdims=False,
) -> Any: ...


@aggregate(task="score")
def shapiro(x, *, axis=None, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate(task="score")
def normaltest(a, axis=0, nan_policy="propagate", *, keepdims=False) -> Any: ...


@aggregate(task="score")
def ks_2samp(
    data1, data2, alternative="two-sided", method="auto", *, axis=0, nan_policy="propagate", keepdims=False,
) -> Any: ...


@aggregate(task="score")
def kstest(
    rvs, cdf, args=(), N=20, alternative="two-sided", method="auto", *, axis=0, nan_policy="propagate",
    keepdims=False,
) -> Any: ...


@aggregate(task="score")
def mannwhitneyu(
    x, y, use_continuity=True, alternative="two-sided", axis=0, method="auto", *, nan_policy="propagate",
    keepdims=False,
) -> Any: ...


@aggregate(task="score")
def wilcoxon(
    x, y=None, zero_method="wilcox", correction=False, alternative="two-sided", method="auto", *, axis=0,
    nan_policy="propagate", keepdims=False,
) -> Any: ...


@aggregate(task="score")
def kruskal(*samples, nan_policy="propagate", axis=0, keepdims=False) -> Any: ...


@aggregate(task="score")
def anderson(x, dist="norm", *, method=None) -> Any: ...


@aggregate(task="score")
def levene(
    *samples, center="median", proportiontocut=0.05, axis=0, nan_policy="propagate", keepdims=False,
) -> Any: ...


@aggregate(task="score")
def bartlett(*samples, axis=0, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate(task="score")
def linregress(x, y, alternative="two-sided", *, axis=0, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate(task="score")
def fisher_exact(table, alternative=None, *, method=None) -> Any: ...


@aggregate(task="score")
def jarque_bera(x, *, axis=None, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate(task="score")
def pointbiserialr(x, y, *, axis=0, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate(task="score")
def friedmanchisquare(*samples, axis=0, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def skew(a, axis=0, bias=True, nan_policy="propagate", *, keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def kurtosis(a, axis=0, fisher=True, bias=True, nan_policy="propagate", *, keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def trim_mean(a, proportiontocut, axis=0, *, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def gmean(a, axis=0, dtype=None, weights=None, *, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def hmean(a, axis=0, dtype=None, *, weights=None, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def sem(a, axis=0, ddof=1, nan_policy="propagate", *, keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def variation(a, axis=0, nan_policy="propagate", ddof=0, *, keepdims=False) -> Any: ...


@aggregate
@axis_decides
@rounds
def moment(a, order=1, axis=0, nan_policy="propagate", *, center=None, keepdims=False) -> Any: ...


@aggregate
@axis_decides
def mode(a, axis=0, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate
@axis_decides
def iqr(
    x, axis=None, rng=(25, 75), scale=1.0, nan_policy="propagate", interpolation="linear", keepdims=False,
) -> Any: ...


@aggregate
@axis_decides
def median_abs_deviation(x, axis=0, center=None, scale=1.0, nan_policy="propagate", *, keepdims=False) -> Any: ...


@aggregate
def describe(a, axis=0, ddof=1, bias=True, nan_policy="propagate") -> Any: ...


@aggregate
def entropy(pk, qk=None, base=None, axis=0, *, nan_policy="propagate", keepdims=False) -> Any: ...


@aggregate
def percentileofscore(a, score, kind="rank", nan_policy="propagate") -> Any: ...


@aggregate
def scoreatpercentile(a, per, limit=(), interpolation_method="fraction", axis=None) -> Any: ...


@aggregate
def boxcox_normmax(x, brack=None, method="pearsonr", optimizer=None, *, ymax=...) -> float: ...


@aggregate
def yeojohnson_normmax(x, brack=None) -> float: ...


@aggregate
def boxcox_llf(lmb, data, *, axis=0, keepdims=False, nan_policy="propagate") -> float: ...


@aggregate
def wasserstein_distance(u_values, v_values, u_weights=None, v_weights=None) -> float: ...


@broadcast_aggregate
@becomes(row_wise, lmbda=float)
@becomes(row_wise, lmbda=int)
def boxcox(x, lmbda=None, alpha=None, optimizer=None) -> Any: ...


@broadcast_aggregate
@becomes(row_wise, lmbda=float)
@becomes(row_wise, lmbda=int)
def yeojohnson(x, lmbda=None) -> Any: ...


@broadcast_aggregate
@axis_decides
@rounds
def zscore(a, axis=0, ddof=0, nan_policy="propagate") -> Array[float]: ...


@broadcast_aggregate
@axis_decides
def rankdata(a, method="average", *, axis=None, nan_policy="propagate") -> Array[float]: ...


@broadcast_aggregate
def zmap(scores, compare, axis=0, ddof=0, nan_policy="propagate") -> Array[float]: ...


@row_filter
def trimboth(a, proportiontocut, axis=0) -> Array: ...


@row_filter
def trim1(a, proportiontocut, tail="right", axis=0) -> Array: ...


@plot(task="plot")
def probplot(x, sparams=(), dist="norm", fit=True, plot=None, rvalue=False) -> Any: ...
