"""statsmodels: diagnostics."""

NAME = "statsmodels.stats.outliers_influence"


@aggregate(task="score")
def variance_inflation_factor(exog, exog_idx, *, standardize=True) -> float: ...
